package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a command is new: of now, and not one that was taken before. Of what was taken before
/// this began only the newest time is remembered, on the disk before the command is done; nothing
/// up to that time is taken, nor what was made before this began. A wall clock that is set back
/// lets nothing in twice either: for so long nothing is taken. One thread.
final class Freshness {
  /// How far a command's time may be off this machine's clock.
  static final long WINDOW_MILLIS = 60_000;

  /// Commands remembered; with one more nothing is taken until the oldest are past.
  static final int REMEMBERED_MAX = 256;

  private static final Pattern CONTENT = Pattern.compile("taken (-?[0-9]{1,15})\\R?");

  private final Map<String, Long> taken = new HashMap<>();
  private final Path file;
  private final FaultLog faults;
  private final long begunWallMillis;

  /// The newest time that was taken before this began.
  private final long beforeMillis;

  private long newestMillis;

  /// @param file where the newest time is kept; its folder is made if missing
  Freshness(Path file, FaultLog faults, long wallMillis) {
    this.file = file;
    this.faults = faults;
    this.begunWallMillis = wallMillis;
    this.beforeMillis = read();
    this.newestMillis = beforeMillis;
  }

  /// Remembers it. Throws [BadInput] when it is not new, or cannot be remembered.
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
    if (timeMillis <= beforeMillis) {
      throw new BadInput(
          "'time' must be after %s, of which a command was taken before the station began to listen"
              .formatted(Instant.ofEpochMilli(beforeMillis)));
    }
    if (timeMillis < newestMillis - WINDOW_MILLIS) {
      throw new BadInput("'time' is older than what was already taken");
    }
    forget(Math.max(newestMillis, timeMillis) - WINDOW_MILLIS);
    if (taken.containsKey(id)) {
      throw new BadInput("'id' must be a new one, but was already used");
    }
    if (taken.size() >= REMEMBERED_MAX) {
      throw new BadInput("more commands than are remembered; try again in a minute");
    }
    if (timeMillis > newestMillis) {
      write(timeMillis);
      newestMillis = timeMillis;
    }
    taken.put(id, timeMillis);
  }

  private void forget(long untilMillis) {
    taken.values().removeIf(time -> time < untilMillis);
  }

  private void write(long timeMillis) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Durable.replace(file, "taken %d\n".formatted(timeMillis).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      faults.count("upstream", "command not remembered", file + ": " + e);
      throw new BadInput("the station cannot write down that it took this, so it does not", e);
    }
  }

  /// Who cannot tell takes nothing that may have been taken just before.
  private long read() {
    try {
      Matcher content = CONTENT.matcher(Files.readString(file));
      if (content.matches()) {
        return Long.parseLong(content.group(1));
      }
      faults.count("upstream", "last command not known", file + ": expected 'taken <number>'");
    } catch (NoSuchFileException _) {
      return Long.MIN_VALUE / 2;
    } catch (IOException e) {
      faults.count("upstream", "last command not known", file + ": " + e);
    }
    return begunWallMillis + WINDOW_MILLIS;
  }
}
