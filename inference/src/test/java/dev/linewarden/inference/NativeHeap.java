package dev.linewarden.inference;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.stream.Stream;

/// What `malloc` gave out in this process and did not get back: OpenCV's pictures, the model
/// runtime's tensors, a little of the virtual machine. The process's resident memory would not do:
/// the Java heap's pages belong to it, and how many of them are touched for the first time within a
/// test depends on the tests before.
final class NativeHeap {
  private static final int ROUNDS = 5;

  /// `struct mallinfo2`, see mallinfo(3): ten numbers of bytes and blocks over all arenas.
  private static final StructLayout MALLINFO =
      MemoryLayout.structLayout(
          Stream.of(
                  "arena",
                  "ordblks",
                  "smblks",
                  "hblks",
                  "hblkhd",
                  "usmblks",
                  "fsmblks",
                  "uordblks",
                  "fordblks",
                  "keepcost")
              .map(ValueLayout.JAVA_LONG::withName)
              .toArray(MemoryLayout[]::new));

  /// Blocks that came from the arenas.
  private static final VarHandle SMALL = MALLINFO.varHandle(PathElement.groupElement("uordblks"));

  /// Blocks that have a mapping of their own.
  private static final VarHandle LARGE = MALLINFO.varHandle(PathElement.groupElement("hblkhd"));

  private static final MethodHandle MALLINFO2 = mallinfo2();

  private NativeHeap() {}

  // Restricted because a wrong description crashes the process: this one is the manual page's.
  @SuppressWarnings("restricted")
  private static MethodHandle mallinfo2() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("mallinfo2"), FunctionDescriptor.of(MALLINFO));
  }

  /// How many bytes the task leaves behind: the median of five rounds. A leak grows in each; a
  /// compilation of the virtual machine that begins or ends meanwhile moves one or two.
  static long growth(Runnable task) {
    long[] growths = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long before = inUse();
      task.run();
      growths[round] = inUse() - before;
    }
    Arrays.sort(growths);
    return growths[ROUNDS / 2];
  }

  private static long inUse() {
    try (Arena arena = Arena.ofConfined()) {
      var info = (MemorySegment) MALLINFO2.invokeExact((SegmentAllocator) arena);
      return (long) SMALL.get(info, 0L) + (long) LARGE.get(info, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException("mallinfo2 could not be called", e);
    }
  }
}
