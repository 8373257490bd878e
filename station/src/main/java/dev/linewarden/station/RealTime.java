package dev.linewarden.station;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Real-time priority for the few threads on a part's way, by the kernel's `sched_setscheduler`.
/// Without the right to it (root, CAP_SYS_NICE or an rtprio limit) the threads run as any other;
/// the station works, its tail is longer.
final class RealTime {
  /// Above everything: an output that is late hits the wrong part.
  static final int IO = 40;

  /// Packets become pictures, before anybody can look at them.
  static final int CAMERA = 35;

  /// The line and the camera do microseconds of work for each part.
  static final int LINE = 30;

  /// The model computes for milliseconds: it must never hold up the others.
  static final int MODEL = 20;

  /// The usual scheduling.
  static final int NONE = 0;

  private static final int SCHED_FIFO = 1;
  private static final int CALLING_THREAD = 0;
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  private RealTime() {}

  /// Raises the calling thread; see [#raise(int, int)].
  static boolean raise(int priority) {
    return raise(CALLING_THREAD, priority);
  }

  /// Raises a thread of this process, 0 = the calling one; false when the kernel refuses or is not
  /// Linux.
  // Restricted because a wrong description crashes the process: this one is the manual page's.
  @SuppressWarnings("restricted")
  static boolean raise(int kernelThread, int priority) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find("sched_setscheduler");
    if (function.isEmpty()) {
      return false;
    }
    MethodHandle set =
        linker.downcallHandle(
            function.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parameter = arena.allocateFrom(ValueLayout.JAVA_INT, priority);
      return (int) set.invokeExact(kernelThread, SCHED_FIFO, parameter) == 0;
    } catch (Throwable e) {
      // A method handle may throw anything by its type; this one only if the call is misdeclared.
      LOG.log(System.Logger.Level.WARNING, "real-time priority cannot be asked for", e);
      return false;
    }
  }
}
