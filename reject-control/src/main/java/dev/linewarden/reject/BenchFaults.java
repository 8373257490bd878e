package dev.linewarden.reject;

/// What goes wrong on the bench conveyor, for training and tests. Shares are of all parts, drawn by
/// the bench's seed: 0 = never, 1 = always, k in n = k / n.
///
/// @param stuckShare the ejector does not push this part
/// @param blindShare the confirm sensor does not see this part
/// @param bounceShare this part's sensor edges come twice
/// @param missedShare the part sensor does not see this part: it is shipped unknown to anybody
/// @param burstShare the next part touches this one
/// @param slipShare all parts stay behind the belt by this share of the way to the ejector
/// @param standEveryParts the belt is stopped by somebody else after so many parts; 0 = never
/// @param standNanos for so long
public record BenchFaults(
    double stuckShare,
    double blindShare,
    double bounceShare,
    double missedShare,
    double burstShare,
    double slipShare,
    long standEveryParts,
    long standNanos) {
  public static final BenchFaults NONE = new BenchFaults(0, 0, 0, 0, 0, 0, 0, 0);

  public BenchFaults {
    Ranges ranges = new Ranges("bench");
    ranges.number("stuckShare", stuckShare, 0, 1);
    ranges.number("blindShare", blindShare, 0, 1);
    ranges.number("bounceShare", bounceShare, 0, 1);
    ranges.number("missedShare", missedShare, 0, 1);
    ranges.number("burstShare", burstShare, 0, 1);
    ranges.number("slipShare", slipShare, 0, 0.5);
    ranges.whole("standEveryParts", standEveryParts, 0, Long.MAX_VALUE);
    ranges.whole("standNanos", standNanos, 0, 3_600_000_000_000L);
    ranges.refuse();
  }

  /// The ejector does not push `failures` in `parts` parts.
  public static BenchFaults stuck(int failures, int parts) {
    return new BenchFaults((double) failures / parts, 0, 0, 0, 0, 0, 0, 0);
  }

  public static BenchFaults blind(int failures, int parts) {
    return new BenchFaults(0, (double) failures / parts, 0, 0, 0, 0, 0, 0);
  }

  public static BenchFaults bounce(double share) {
    return new BenchFaults(0, 0, share, 0, 0, 0, 0, 0);
  }

  public static BenchFaults missed(double share) {
    return new BenchFaults(0, 0, 0, share, 0, 0, 0, 0);
  }

  public static BenchFaults burst(double share) {
    return new BenchFaults(0, 0, 0, 0, share, 0, 0, 0);
  }

  public static BenchFaults slip(double share) {
    return new BenchFaults(0, 0, 0, 0, 0, share, 0, 0);
  }

  public static BenchFaults stand(long everyParts, long nanos) {
    return new BenchFaults(0, 0, 0, 0, 0, 0, everyParts, nanos);
  }
}
