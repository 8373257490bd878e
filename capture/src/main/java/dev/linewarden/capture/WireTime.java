package dev.linewarden.capture;

import java.util.Locale;
import java.util.OptionalDouble;

/// How long pictures are on their way, from the first packet's arrival to the last one's: what all
/// of the link carries, where a network card can only announce its own speed. The quickest counts:
/// others may have waited for this machine. Told by one thread, asked by any.
///
/// By wall time, because the library stamps the first packet with it; a clock that was set makes a
/// picture or two too quick or too slow, of which only the former could matter, and is harmless.
public final class WireTime {
  /// So many must have come before one of them is believed to be undisturbed.
  private static final int PICTURES_MIN = 3;

  /// Quicker than this is not told apart, in whole milliseconds.
  private static final long MILLIS_MIN = 4;

  /// A link is called slower than announced from so many times the announced time on: readout and
  /// waiting take some as well.
  private static final double SLOWER = 2;

  private volatile long quickestMillis = Long.MAX_VALUE;
  private volatile int pictures;

  /// A whole picture came.
  // Written by one thread only.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void saw(long millis) {
    quickestMillis = Math.min(quickestMillis, millis);
    pictures++;
  }

  /// What the link carries at most, in bit/s, when that is clearly less than what is announced.
  ///
  /// @param payloadBytes of one picture
  public OptionalDouble lessThan(double announcedBitsPerSecond, int payloadBytes) {
    double bits = payloadBytes * 8.0;
    boolean known = pictures >= PICTURES_MIN && quickestMillis >= MILLIS_MIN;
    return known && quickestMillis > SLOWER * 1000 * bits / announcedBitsPerSecond
        ? OptionalDouble.of(1000 * bits / quickestMillis)
        : OptionalDouble.empty();
  }

  /// For people, when [#lessThan] gives an answer.
  public String words(double announcedBitsPerSecond, int payloadBytes) {
    return String.format(
        Locale.ROOT,
        "pictures of %.1f MB take %d ms to arrive: something on their way carries %.0f Mbit/s, the"
            + " network card %.0f Mbit/s. Look at the camera's throughput limit, cable and switch",
        payloadBytes / 1e6,
        quickestMillis,
        payloadBytes * 8.0 / quickestMillis / 1000,
        announcedBitsPerSecond / 1e6);
  }
}
