package dev.linewarden.access;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.time.Duration;

/// `[access]` of `station.toml`.
///
/// @param required changing anything needs a person's or a program's rights
/// @param localOperator at the box itself, over loopback, an operator's rights need no sign-on
/// @param viewWithoutSignOn anybody who reaches the screen may look
/// @param idle of a session of everybody but operators, until it ends by itself
/// @param operatorIdle likewise of operators
/// @param longest a session, however busy
/// @param releaseNeeds what it takes to make another recipe go live
/// @param plantReleases whether the plant's programs may choose another recipe although people
///   would have to sign for it
public record AccessSettings(
    boolean required,
    boolean localOperator,
    boolean viewWithoutSignOn,
    Duration idle,
    Duration operatorIdle,
    Duration longest,
    ReleaseNeeds releaseNeeds,
    boolean plantReleases) {
  public static final AccessSettings DEFAULT =
      new AccessSettings(
          true,
          true,
          true,
          Duration.ofMinutes(15),
          Duration.ofHours(8),
          Duration.ofHours(12),
          ReleaseNeeds.REASON,
          false);

  private static final int MINUTES_MAX = 24 * 60;
  private static final int HOURS_MAX = 7 * 24;

  /// What it takes to make another recipe go live.
  public enum ReleaseNeeds {
    /// What the recipe's own rules ask for.
    REASON,
    /// The person who does it proves once more who it is.
    SIGNATURE,
    /// A second person who may release proves to be there.
    FOUR_EYES
  }

  public static AccessSettings read(SettingsReader table) {
    return new AccessSettings(
        table.flag("required", DEFAULT.required),
        table.flag("local_operator", DEFAULT.localOperator),
        table.flag("view_without_sign_on", DEFAULT.viewWithoutSignOn),
        minutes(table, "idle_minutes", DEFAULT.idle),
        minutes(table, "operator_idle_minutes", DEFAULT.operatorIdle),
        Duration.ofHours(
            table.integer("longest_hours", 1, HOURS_MAX, (int) DEFAULT.longest.toHours())),
        table.choice("release_needs", ReleaseNeeds.class, DEFAULT.releaseNeeds),
        table.flag("plant_releases", DEFAULT.plantReleases));
  }

  /// Whoever asks from the plant by a message or a method cannot sign. Throws [BadInput] where that
  /// is needed.
  public void requirePlantReleases() {
    if (releaseNeeds != ReleaseNeeds.REASON && !plantReleases) {
      throw new BadInput(
          "another recipe needs %s here, which the plant cannot give: choose it at the screen, or set [access] plant_releases"
              .formatted(
                  releaseNeeds == ReleaseNeeds.SIGNATURE
                      ? "a person's signature"
                      : "the signature of a second person"));
    }
  }

  private static Duration minutes(SettingsReader table, String key, Duration standard) {
    return Duration.ofMinutes(table.integer(key, 1, MINUTES_MAX, (int) standard.toMinutes()));
  }

  Duration idleOf(Role role) {
    return role == Role.OPERATOR ? operatorIdle : idle;
  }
}
