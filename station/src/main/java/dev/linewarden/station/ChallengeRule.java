package dev.linewarden.station;

import dev.linewarden.inspection.SettingsReader;
import java.time.Duration;

/// How often the station is to be challenged.
///
/// @param every so long after one that was passed the next one is due; zero: nobody is reminded
record ChallengeRule(Duration every) {
  static final ChallengeRule NEVER = new ChallengeRule(Duration.ZERO);

  private static final int HOURS_MAX = 24 * 31;

  static ChallengeRule read(SettingsReader table) {
    return new ChallengeRule(Duration.ofHours(table.integer("every_hours", 0, HOURS_MAX, 0)));
  }

  boolean reminds() {
    return every.isPositive();
  }
}
