package dev.linewarden.reject;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The few calls into the C library that a device file needs. What fails answers the negative error
/// number, as the kernel itself does. Allocates nothing per call. One thread an object.
// Restricted because a wrong description crashes the process: these are the manual pages'.
@SuppressWarnings("restricted")
final class SystemCalls {
  static final int NO_PERMISSION = 1;
  static final int NO_SUCH_FILE = 2;
  static final int INTERRUPTED = 4;
  static final int ACCESS_DENIED = 13;
  static final int BUSY = 16;
  static final int INVALID = 22;
  static final int NO_TERMINAL = 25;

  static final int READ_WRITE = 2;
  static final int WRITE_ONLY = 1;
  static final int CLOSE_ON_EXEC = 0x80000;
  static final short READABLE = 1;

  /// struct pollfd
  static final int POLL_BYTES = 8;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final SymbolLookup LIBRARY = Linker.nativeLinker().defaultLookup();
  private static final MethodHandle OPEN = call("open", 2, INT, LONG, INT);
  private static final MethodHandle CLOSE = call("close", 1, INT, INT);
  private static final MethodHandle IOCTL = call("ioctl", 2, INT, INT, LONG, LONG);
  private static final MethodHandle READ = call("read", 3, LONG, INT, LONG, LONG);
  private static final MethodHandle WRITE = call("write", 3, LONG, INT, LONG, LONG);
  private static final MethodHandle POLL = call("poll", 3, INT, LONG, LONG, INT);
  private static final MethodHandle EVENT_FD = call("eventfd", 2, INT, INT, INT);
  private static final MethodHandle TEXT =
      Linker.nativeLinker()
          .downcallHandle(
              LIBRARY.find("strerror").orElseThrow(),
              FunctionDescriptor.of(ValueLayout.ADDRESS, INT));

  private final MemorySegment errno;

  /// @param arena lives as long as this is used
  SystemCalls(Arena arena) {
    this.errno = arena.allocate(Linker.Option.captureStateLayout());
  }

  /// @param fixed so many arguments come before those that C calls variable
  private static MethodHandle call(
      String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
    MemorySegment function = LIBRARY.find(name).orElseThrow();
    FunctionDescriptor description = FunctionDescriptor.of(result, arguments);
    Linker linker = Linker.nativeLinker();
    return fixed < arguments.length
        ? linker.downcallHandle(function, description, ERRNO, Linker.Option.firstVariadicArg(fixed))
        : linker.downcallHandle(function, description, ERRNO);
  }

  int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      long name = arena.allocateFrom(path).address();
      return (int) answer((int) OPEN.invokeExact(errno, name, flags));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  int close(int file) {
    try {
      return (int) answer((int) CLOSE.invokeExact(errno, file));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  int ioctl(int file, long request, MemorySegment argument) {
    try {
      return (int) answer((int) IOCTL.invokeExact(errno, file, request, argument.address()));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  long read(int file, MemorySegment into, long bytes) {
    try {
      return answer((long) READ.invokeExact(errno, file, into.address(), bytes));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  long write(int file, MemorySegment from, long bytes) {
    try {
      return answer((long) WRITE.invokeExact(errno, file, from.address(), bytes));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// Waits without end until one of the files has something.
  int poll(MemorySegment files, long count) {
    try {
      return (int) answer((int) POLL.invokeExact(errno, files.address(), count, -1));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// A file to wake a [#poll] with.
  int eventFile() {
    try {
      return (int) answer((int) EVENT_FD.invokeExact(errno, 0, CLOSE_ON_EXEC));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// The kernel's words for a negative answer.
  static String words(long answer) {
    try {
      MemorySegment text = (MemorySegment) TEXT.invokeExact((int) -answer);
      return text.reinterpret(256).getString(0);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  private long answer(long result) {
    return result < 0 ? -errno.get(INT, 0) : result;
  }

  /// The C library's functions declare nothing; a Throwable means that a call is described wrongly.
  private static IllegalStateException undeclared(Throwable e) {
    return new IllegalStateException("a call into the C library is described wrongly", e);
  }
}
