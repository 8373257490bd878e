package dev.linewarden.inspection;

/// Watches one [Trend] part after part. After it spoke it begins anew, so that it does not speak
/// again for the same parts. Not thread-safe.
final class TrendWatch {
  private final Trend trend;

  /// The last parts, oldest overwritten first; of a counter, none.
  private final boolean[] last;

  private int next;

  /// Bad ones among the last, or where the counter is.
  private int count;

  TrendWatch(Trend trend) {
    this.trend = trend;
    this.last =
        switch (trend.rule()) {
          case Trend.Rule.Among(int _, int ofLast) -> new boolean[ofLast];
          case Trend.Rule.UpAndDown _ -> new boolean[0];
        };
  }

  Trend trend() {
    return trend;
  }

  /// Whether with this part the trend is there.
  boolean saw(Verdict verdict) {
    boolean bad = trend.isBad(verdict);
    boolean there =
        switch (trend.rule()) {
          case Trend.Rule.Among(int atLeast, int _) -> among(bad) >= atLeast;
          case Trend.Rule.UpAndDown(int stopAt) -> upAndDown(bad) >= stopAt;
        };
    if (there) {
      begin();
    }
    return there;
  }

  private int among(boolean bad) {
    count += (bad ? 1 : 0) - (last[next] ? 1 : 0);
    last[next] = bad;
    next = (next + 1) % last.length;
    return count;
  }

  private int upAndDown(boolean bad) {
    count = Math.max(0, count + (bad ? 1 : -1));
    return count;
  }

  void begin() {
    java.util.Arrays.fill(last, false);
    count = 0;
  }
}
