package dev.linewarden.station;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/// For how long the kernel let a thread wait for a core although it could have gone on. Made, asked
/// and closed by that thread, which has to be a platform thread. Allocates nothing when it is
/// asked.
final class RunQueue implements AutoCloseable {
  /// Nanoseconds on a core, nanoseconds waiting for one, and how often it got one.
  private static final Path TIMES = Path.of("/proc/thread-self/schedstat");

  /// Three numbers of 20 digits and what is between them.
  private static final int LINE_MAX = 64;

  private final Optional<FileChannel> times;
  private final ByteBuffer line = ByteBuffer.allocateDirect(LINE_MAX);

  private RunQueue(Optional<FileChannel> times) {
    this.times = times;
  }

  static RunQueue ofThisThread() {
    try {
      return new RunQueue(Optional.of(FileChannel.open(TIMES)));
    } catch (IOException e) {
      return new RunQueue(Optional.empty()); // not on this kernel
    }
  }

  /// Since the thread began; 0 where the kernel does not say it: what others take is then counted
  /// as the thread's own.
  long waitedNanos() {
    if (times.isEmpty()) {
      return 0;
    }
    try {
      line.clear();
      times.get().read(line, 0);
      return second(line.flip());
    } catch (IOException e) {
      return 0; // as above
    }
  }

  /// The second of the numbers.
  static long second(ByteBuffer numbers) {
    while (numbers.hasRemaining() && numbers.get() != ' ') {
      // the first one
    }
    long value = 0;
    while (numbers.hasRemaining()) {
      int digit = numbers.get() - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  @Override
  public void close() {
    times.ifPresent(RunQueue::close);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(TIMES + " cannot be closed", e);
    }
  }
}
