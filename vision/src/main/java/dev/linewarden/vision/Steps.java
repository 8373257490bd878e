package dev.linewarden.vision;

/// Where a profile steps up or down: the mean of `reach` values after less the mean of `reach`
/// values before. Places are finer than a value: 5.25 lies a quarter behind the border between the
/// fifth and the sixth value.
///
/// @param minStep a smaller step is none, in grey levels
public record Steps(Shade to, Pick pick, double minStep, int reach) {
  public static final int REACH_MAX = 64;

  /// Three neighbours around the border are compared, and a reach of one cannot weigh them.
  private static final int FINE_REACH_MIN = 2;

  /// Which one, where there are several.
  public enum Pick {
    STRONGEST,
    FIRST,
    LAST
  }

  /// The place of the step, or NaN.
  public double find(float[] profile) {
    return find(profile, 0, profile.length);
  }

  /// The same between two places of the profile.
  public double find(float[] profile, double from, double to) {
    int low = Math.max(reach, (int) Math.ceil(from));
    int high = Math.min(profile.length - reach, (int) Math.floor(to));
    int border =
        switch (pick) {
          case STRONGEST -> strongest(profile, low, high);
          case FIRST -> first(profile, low, high);
          case LAST -> last(profile, low, high);
        };
    return border < 0 ? Double.NaN : fine(profile, border);
  }

  /// From where on another step of this kind can be looked for behind one that was found: the means
  /// still differ `reach` values behind it, and where it is blurred a little farther.
  ///
  /// @param place of the one that was found
  public double behind(float[] profile, double place) {
    int border = (int) Math.floor(place) + reach;
    while (border < profile.length
        && at(profile, border, reach) >= minStep
        && at(profile, border + 1, reach) <= at(profile, border, reach)) {
      border++;
    }
    return border;
  }

  private int strongest(float[] profile, int low, int high) {
    int best = -1;
    double bestStep = Math.nextDown(minStep);
    for (int i = low; i <= high; i++) {
      double step = at(profile, i, reach);
      if (step > bestStep) {
        best = i;
        bestStep = step;
      }
    }
    return best;
  }

  /// The top of the first step that is high enough, not the foot of it.
  private int first(float[] profile, int low, int high) {
    for (int i = low; i <= high; i++) {
      if (at(profile, i, reach) >= minStep) {
        return strongest(profile, i, Math.min(high, i + reach));
      }
    }
    return -1;
  }

  private int last(float[] profile, int low, int high) {
    for (int i = high; i >= low; i--) {
      if (at(profile, i, reach) >= minStep) {
        return strongest(profile, Math.max(low, i - reach), i);
      }
    }
    return -1;
  }

  /// The vertex of the parabola through three neighbouring steps, each the sum of three: of an edge
  /// between two even levels that is its very place, sharp or blurred. See RATIONALE.md.
  private double fine(float[] profile, int border) {
    int wide = Math.max(reach, FINE_REACH_MIN);
    double left = at(profile, border - 1, wide);
    double middle = at(profile, border, wide);
    double right = at(profile, border + 1, wide);
    double before = at(profile, border - 2, wide) + left + middle;
    double here = left + middle + right;
    double after = middle + right + at(profile, border + 2, wide);
    double bend = 2 * here - before - after;
    return bend <= 0 ? border : border + Math.clamp((after - before) / (2 * bend), -1, 1);
  }

  /// Beyond its ends the profile goes on as it ends.
  private double at(float[] profile, int border, int wide) {
    int last = profile.length - 1;
    double before = 0;
    double after = 0;
    for (int k = 1; k <= wide; k++) {
      before += profile[Math.clamp(border - k, 0, last)];
      after += profile[Math.clamp(border + k - 1, 0, last)];
    }
    return (to == Shade.BRIGHT ? after - before : before - after) / wide;
  }
}
