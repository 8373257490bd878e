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
/// @param mishaps what happens more seldom
public record BenchFaults(
    double stuckShare,
    double blindShare,
    double bounceShare,
    double missedShare,
    double burstShare,
    double slipShare,
    long standEveryParts,
    long standNanos,
    Mishaps mishaps) {
  public static final BenchFaults NONE = new BenchFaults(0, 0, 0, 0, 0, 0, 0, 0);

  /// @param slipSpreadShare each part stays behind by its own share of the way, up to this one, on
  ///   top of what all do
  /// @param slowShare the ejector's air comes late when it is switched on
  /// @param slowNanos so late
  /// @param lostShare the driver loses this part's edge, and says so
  /// @param takenShare somebody takes this part off the belt on its way to the ejector
  /// @param backMm whenever the belt is stopped by somebody else, it is moved back by hand, by a
  ///   tenth of this to all of it, and forth again
  /// @param leakShare the first ejector's valve leaks and blows this part off, unless it is stuck
  public record Mishaps(
      double slipSpreadShare,
      double slowShare,
      long slowNanos,
      double lostShare,
      double takenShare,
      double backMm,
      double leakShare) {
    public static final Mishaps NONE = new Mishaps(0, 0, 0, 0, 0, 0, 0);

    public Mishaps {
      Ranges ranges = new Ranges("bench");
      ranges.number("slipSpreadShare", slipSpreadShare, 0, 0.4);
      ranges.number("slowShare", slowShare, 0, 1);
      ranges.whole("slowNanos", slowNanos, 0, 1_000_000_000);
      ranges.number("lostShare", lostShare, 0, 1);
      ranges.number("takenShare", takenShare, 0, 1);
      ranges.number("backMm", backMm, 0, 10_000);
      ranges.number("leakShare", leakShare, 0, 1);
      ranges.refuse();
    }
  }

  /// Without mishaps.
  public BenchFaults(
      double stuckShare,
      double blindShare,
      double bounceShare,
      double missedShare,
      double burstShare,
      double slipShare,
      long standEveryParts,
      long standNanos) {
    this(
        stuckShare,
        blindShare,
        bounceShare,
        missedShare,
        burstShare,
        slipShare,
        standEveryParts,
        standNanos,
        Mishaps.NONE);
  }

  /// The same with these mishaps.
  public BenchFaults with(Mishaps others) {
    return new BenchFaults(
        stuckShare,
        blindShare,
        bounceShare,
        missedShare,
        burstShare,
        slipShare,
        standEveryParts,
        standNanos,
        others);
  }

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

  public static BenchFaults leak(double share) {
    return NONE.with(new Mishaps(0, 0, 0, 0, 0, 0, share));
  }

  public static BenchFaults slip(double share) {
    return new BenchFaults(0, 0, 0, 0, 0, share, 0, 0);
  }

  public static BenchFaults stand(long everyParts, long nanos) {
    return new BenchFaults(0, 0, 0, 0, 0, 0, everyParts, nanos);
  }
}
