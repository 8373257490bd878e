package dev.linewarden.upstream;

import java.util.Locale;
import java.util.OptionalDouble;

/// How one sink is doing, at one moment.
///
/// @param name `mqtt`, `kafka`: as in station.toml
/// @param place where it is, for people, without anything secret
/// @param sinceWallMillis when this state began, for people
/// @param why it is not connected, in words; empty when it is
/// @param lastError the last that went wrong, also when all is well again; empty for none
/// @param backlog entries of the journal that it has not taken yet
/// @param sent entries that it took since the start
/// @param sentPerSecond over the last seconds
/// @param errors since the start: links lost, and attempts that failed
/// @param bytes that were sent to it since the start, without what the protocols add
/// @param hoursLeft until the journal has to let go of entries that it has not taken; empty while
///   there is no such time in sight
public record SinkStatus(
    String name,
    String place,
    State state,
    long sinceWallMillis,
    String why,
    String lastError,
    long backlog,
    long sent,
    double sentPerSecond,
    long errors,
    long bytes,
    OptionalDouble hoursLeft) {
  /// What it does at the moment.
  public enum State {
    /// It has everything, or soon.
    CONNECTED,
    /// It is told what happened before it was there.
    CATCHING_UP,
    OFFLINE,
    CLOSED;

    /// For programs: `catching_up`.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One line for people: `connected to mqtt://plant:1883, up to date`.
  public String words() {
    return switch (state) {
      case CONNECTED, CATCHING_UP -> "connected to " + place + ", " + distance();
      case OFFLINE -> "waiting for " + place + ": " + why + ", " + distance() + lasting();
      case CLOSED -> "closed, " + distance();
    };
  }

  private String distance() {
    return backlog == 0
        ? "up to date"
        : backlog + (backlog == 1 ? " entry" : " entries") + " behind";
  }

  private String lasting() {
    return hoursLeft.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "; kept for %.0f hours more", hoursLeft.getAsDouble());
  }
}
