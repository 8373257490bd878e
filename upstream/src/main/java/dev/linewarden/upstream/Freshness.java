package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Whether a command is new: of now, and not one that was taken before. What was taken before this
/// began is not remembered, so nothing that was made before then is taken. A wall clock that is set
/// back lets nothing in twice either: for so long nothing is taken. One thread.
final class Freshness {
  /// How far a command's time may be off this machine's clock.
  static final long WINDOW_MILLIS = 60_000;

  /// Commands remembered; with one more nothing is taken until the oldest are past.
  static final int REMEMBERED_MAX = 256;

  private final Map<String, Long> taken = new HashMap<>();
  private final long begunWallMillis;
  private long newestMillis = Long.MIN_VALUE / 2;

  Freshness(long wallMillis) {
    this.begunWallMillis = wallMillis;
  }

  /// Remembers it. Throws [BadInput] when it is not new.
  void take(String id, long timeMillis, long wallMillis) {
    if (Math.abs(timeMillis - wallMillis) > WINDOW_MILLIS) {
      throw new BadInput(
          "'time' must be within %d s of this station's clock, %s, but is %d s off"
              .formatted(
                  WINDOW_MILLIS / 1000,
                  Instant.ofEpochMilli(wallMillis),
                  (timeMillis - wallMillis) / 1000));
    }
    if (timeMillis < begunWallMillis) {
      throw new BadInput("'time' must be after the station began to listen, but is before");
    }
    if (timeMillis < newestMillis - WINDOW_MILLIS) {
      throw new BadInput("'time' is older than what was already taken");
    }
    newestMillis = Math.max(newestMillis, timeMillis);
    taken.values().removeIf(time -> time < newestMillis - WINDOW_MILLIS);
    if (taken.containsKey(id)) {
      throw new BadInput("'id' must be a new one, but was already used");
    }
    if (taken.size() >= REMEMBERED_MAX) {
      throw new BadInput("more commands than are remembered; try again in a minute");
    }
    taken.put(id, timeMillis);
  }
}
