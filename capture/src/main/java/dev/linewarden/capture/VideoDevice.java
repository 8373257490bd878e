package dev.linewarden.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// A device file of the kernel, opened, asked and mapped through the C library. One thread at a
/// time; every refusal is the kernel's own reason in words.
// Restricted because a wrong description crashes the process: these are the manual pages' own.
@SuppressWarnings("restricted")
final class VideoDevice implements AutoCloseable {
  private static final int READ_WRITE = 2;
  private static final int NONBLOCK = 0x800;
  private static final int READ = 1;
  private static final int SHARED = 1;
  private static final short READABLE = 1;
  private static final long FAILED = -1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle OPEN =
      function("open", 2, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
  private static final MethodHandle CLOSE =
      function("close", 0, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
  private static final MethodHandle IOCTL =
      function(
          "ioctl",
          2,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_LONG,
          ValueLayout.ADDRESS);
  private static final MethodHandle MMAP =
      function(
          "mmap",
          0,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_LONG);
  private static final MethodHandle MUNMAP =
      function("munmap", 0, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
  private static final MethodHandle POLL =
      function(
          "poll",
          0,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT);
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"),
          FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));

  private static final int MESSAGE_BYTES_MAX = 256;

  private final String path;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment state = arena.allocate(STATE);
  private final MemorySegment asked = arena.allocate(8);
  private final int file;

  VideoDevice(String path) throws CameraFault {
    this.path = path;
    try {
      file = (int) OPEN.invokeExact(state, arena.allocateFrom(path), READ_WRITE | NONBLOCK);
    } catch (Throwable e) {
      throw undeclared(e);
    }
    if (file < 0) {
      String why = reason();
      arena.close();
      throw new CameraFault.Absent("%s cannot be opened: %s".formatted(path, why));
    }
  }

  /// Also gives `errno`, which the virtual machine would overwrite.
  ///
  /// @param fixed arguments before the variable ones; 0 = there are none
  private static MethodHandle function(
      String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
    Linker.Option errno = Linker.Option.captureCallState("errno");
    FunctionDescriptor shape = FunctionDescriptor.of(result, arguments);
    MemorySegment symbol = LINKER.defaultLookup().findOrThrow(name);
    return fixed == 0 || fixed == arguments.length
        ? LINKER.downcallHandle(symbol, shape, errno)
        : LINKER.downcallHandle(symbol, shape, errno, Linker.Option.firstVariadicArg(fixed));
  }

  /// Native memory that lives as long as the device is open, all zero.
  MemorySegment memory(long bytes) {
    return arena.allocate(bytes, Long.BYTES);
  }

  /// @param what the request is for, in words
  void request(long number, MemorySegment argument, String what) throws CameraFault {
    if (!tryRequest(number, argument)) {
      throw new CameraFault("%s: %s: %s".formatted(path, what, reason()));
    }
  }

  /// False when the kernel refuses; [#reason] says why.
  boolean tryRequest(long number, MemorySegment argument) {
    try {
      return (int) IOCTL.invokeExact(state, file, number, argument) >= 0;
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// Memory of the device, readable until it is unmapped.
  MemorySegment map(long offset, long bytes) throws CameraFault {
    long address;
    try {
      address = (long) MMAP.invokeExact(state, 0L, bytes, READ, SHARED, file, offset);
    } catch (Throwable e) {
      throw undeclared(e);
    }
    if (address == FAILED) {
      throw new CameraFault("%s: its memory cannot be mapped: %s".formatted(path, reason()));
    }
    return MemorySegment.ofAddress(address).reinterpret(bytes);
  }

  void unmap(MemorySegment mapped) {
    try {
      int _ = (int) MUNMAP.invokeExact(state, mapped.address(), mapped.byteSize());
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// Waits until there is something to take; false when there is not, in time.
  boolean await(int millis) throws CameraFault {
    asked.set(ValueLayout.JAVA_INT, 0, file);
    asked.set(ValueLayout.JAVA_SHORT, 4, READABLE);
    asked.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
    try {
      int ready = (int) POLL.invokeExact(state, asked, 1L, millis);
      return ready > 0;
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// Why the last call was refused, in the C library's words.
  String reason() {
    int errno = (int) ERRNO.get(state, 0L);
    try {
      long text = (long) STRERROR.invokeExact(errno);
      return MemorySegment.ofAddress(text).reinterpret(MESSAGE_BYTES_MAX).getString(0);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  private static IllegalStateException undeclared(Throwable e) {
    return new IllegalStateException("a call into the C library is described wrongly", e);
  }

  @Override
  public void close() {
    try {
      int _ = (int) CLOSE.invokeExact(state, file);
    } catch (Throwable e) {
      throw undeclared(e);
    }
    arena.close();
  }
}
