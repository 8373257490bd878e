package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;

/// How a step in a profile is recognised: the mean of `reach` values after less the mean of `reach`
/// values before.
///
/// @param minStep a smaller step is none, in grey levels
record Steps(LevelTool.To to, double minStep, int reach) {
  private static final int REACH_MAX = 64;

  /// Reads `to`, `minStep` and `reach`, for profiles of a length.
  static Steps read(SettingsReader settings) {
    return new Steps(
        settings.choice("to", LevelTool.To.class, LevelTool.To.DARK),
        settings.number("minStep", 1, 255),
        settings.integer("reach", 1, REACH_MAX, 3));
  }

  void checkLength(SettingsReader settings, int length) {
    if (length < 2 * reach) {
      settings.problem(
          "the box must be at least %d pixels long in its direction (twice 'reach'), but is %d"
              .formatted(2 * reach, length));
    }
  }

  /// The border between two values with the strongest step, or -1.
  int strongest(float[] profile) {
    int best = -1;
    double bestStep = Math.nextDown(minStep);
    for (int i = reach; i <= profile.length - reach; i++) {
      double step = at(profile, i);
      if (step > bestStep) {
        best = i;
        bestStep = step;
      }
    }
    return best;
  }

  private double at(float[] profile, int border) {
    double before = 0;
    double after = 0;
    for (int k = 1; k <= reach; k++) {
      before += profile[border - k];
      after += profile[border + k - 1];
    }
    return (to == LevelTool.To.BRIGHT ? after - before : before - after) / reach;
  }
}
