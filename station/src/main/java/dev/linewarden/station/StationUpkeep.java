package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.records.Backup;
import dev.linewarden.ui.Upkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A station's log and its backups, for the screen. Any thread.
final class StationUpkeep implements Upkeep {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  /// Seconds too: two backups of one minute are two.
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);

  private final StationConfig config;
  private final Clock clock;
  private final FaultLog faults;
  private final OneAtATime copying =
      new OneAtATime("another backup is being made; ask again when that is done");

  StationUpkeep(StationConfig config, Clock clock, FaultLog faults) {
    this.config = config;
    this.clock = clock;
    this.faults = faults;
  }

  @Override
  public List<String> log(int count) {
    ArrayDeque<String> newest = new ArrayDeque<>(count);
    Path file = Logs.newest(config.data());
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(line -> {
        if (newest.size() == count) {
          newest.removeFirst();
        }
        newest.addLast(line);
      });
    } catch (IOException e) {
      throw new BadInput("the log %s cannot be read: %s".formatted(file, e), e);
    }
    return List.copyOf(newest);
  }

  @Override
  public String backups() {
    return config.places().backups().map(Path::toString).orElse("");
  }

  @Override
  public String backUp(String who) {
    Path place =
        config
            .places()
            .backups()
            .orElseThrow(() ->
                new BadInput("[data] backups of station.toml must name a folder, but names none"));
    if (!Files.isDirectory(place)) {
      throw new BadInput(
          "backups go to %s, but there is no such folder: is the stick in?".formatted(place));
    }
    return copying.run(() -> copied(place.resolve(config.id() + "-" + now()), who));
  }

  private String copied(Path folder, String who) {
    Backup.Made made =
        Backup.make(
            config.data(), folder, Backup.Extras.NONE, config.places().configuration(), faults);
    String words =
        "%,d files with %,d bytes are in %s and read back as they were written; the ledger is there up to entry %d"
            .formatted(made.files(), made.bytes(), folder, made.lastSequence());
    LOG.log(System.Logger.Level.INFO, "backup by {0}: {1}", who, words);
    return words;
  }

  private String now() {
    return NAME.format(Instant.ofEpochMilli(clock.wallMillis()).atZone(ZoneId.systemDefault()));
  }
}
