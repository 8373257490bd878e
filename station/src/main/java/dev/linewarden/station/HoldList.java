package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Scored;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.records.CsvRows;
import dev.linewarden.records.JsonRows;
import dev.linewarden.records.RowWriter;
import dev.linewarden.ui.HoldReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Parts that would be judged otherwise, and the minutes in which they were made. The parts are
/// written one by one, as CSV or JSON Lines, so that there may be any number. One thread.
final class HoldList implements AutoCloseable {
  /// More minutes are not told apart: two months without a break.
  static final int MINUTES_MAX = 100_000;

  private static final long MINUTE_MILLIS = 60_000;
  private static final List<String> COLUMNS =
      List.of("action", "part", "judged_at", "recipe", "revision", "was", "would_be");

  private final Optional<Writer> file;
  private final Optional<RowWriter> rows;
  private final ZoneId zone;
  private final Map<Long, Long> minutes = new TreeMap<>();
  private long looked;
  private long leftAlone;
  private long held;
  private long spared;

  private HoldList(Optional<Writer> file, Optional<RowWriter> rows, ZoneId zone) {
    this.file = file;
    this.rows = rows;
    this.zone = zone;
  }

  /// Throws [BadInput] when the file is there already, cannot be written, or is neither `.csv` nor
  /// `.jsonl`.
  static HoldList open(Optional<Path> path, ZoneId zone) {
    if (path.isEmpty()) {
      return to(Optional.empty(), zone);
    }
    String name = String.valueOf(path.get().getFileName());
    if (!name.endsWith(".csv") && !name.endsWith(".jsonl")) {
      throw new BadInput("a hold list must be a .csv or a .jsonl file, but is to be " + path.get());
    }
    try {
      Writer file = Files.newBufferedWriter(path.get(), StandardOpenOption.CREATE_NEW);
      RowWriter rows = name.endsWith(".csv") ? new CsvRows(file, COLUMNS) : new JsonRows(file);
      return new HoldList(Optional.of(file), Optional.of(rows), zone);
    } catch (FileAlreadyExistsException e) {
      throw new BadInput(
          "the hold list must be a new file, but %s exists".formatted(path.get()), e);
    } catch (IOException e) {
      throw new BadInput("the hold list %s cannot be written: %s".formatted(path.get(), e), e);
    }
  }

  /// As CSV to whoever asks, if anybody. Closing closes the writer too.
  static HoldList to(Optional<Writer> writer, ZoneId zone) {
    return new HoldList(writer, writer.map(HoldList::csv), zone);
  }

  private static RowWriter csv(Writer to) {
    try {
      return new CsvRows(to, COLUMNS);
    } catch (IOException e) {
      throw new UncheckedIOException("the hold list cannot be begun", e);
    }
  }

  /// @param parts that were judged anew
  /// @param notDecided by their findings, so that no limit changes their verdict
  void looked(long parts, long notDecided) {
    looked += parts;
    leftAlone += notDecided;
  }

  /// A part that was let through and would not be, or the other way round.
  void otherwise(Scored part, String before, Verdict after) {
    if (after instanceof Verdict.Pass) {
      spared++;
      write("pass", part, before, after.label());
    } else {
      hold(part, after.label());
    }
  }

  /// A part that was let through and cannot be trusted.
  void passed(Scored part) {
    hold(part, "");
  }

  long looked() {
    return looked;
  }

  long leftAlone() {
    return leftAlone;
  }

  /// Parts that were let through and should not have been.
  long held() {
    return held;
  }

  /// Parts that were removed and would be let through.
  long spared() {
    return spared;
  }

  /// When the held parts were judged.
  List<HoldReport.Stretch> stretches() {
    List<HoldReport.Stretch> stretches = new ArrayList<>();
    minutes.forEach((minute, parts) -> {
      long end = minute + MINUTE_MILLIS;
      if (!stretches.isEmpty() && stretches.getLast().toMillis() == minute) {
        HoldReport.Stretch before = stretches.removeLast();
        stretches.add(new HoldReport.Stretch(before.fromMillis(), end, before.parts() + parts));
      } else {
        stretches.add(new HoldReport.Stretch(minute, end, parts));
      }
    });
    return stretches;
  }

  /// @param leftOut parts of revisions that look with other tools
  HoldReport report(Map<RecipeKey, Long> leftOut) {
    return new HoldReport(looked, leftAlone, held, spared, stretches(), leftOut);
  }

  @Override
  public void close() {
    if (file.isPresent()) {
      try {
        file.get().close();
      } catch (IOException e) {
        throw new UncheckedIOException("the hold list cannot be finished", e);
      }
    }
  }

  private void hold(Scored part, String wouldBe) {
    held++;
    long minute = Math.floorDiv(part.wallMillis(), MINUTE_MILLIS) * MINUTE_MILLIS;
    if (minutes.size() < MINUTES_MAX || minutes.containsKey(minute)) {
      minutes.merge(minute, 1L, Long::sum);
    }
    write("hold", part, part.label(), wouldBe);
  }

  private void write(String action, Scored part, String was, String wouldBe) {
    if (rows.isEmpty()) {
      return;
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("action", action);
    row.put("part", part.part().value());
    row.put(
        "judged_at",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            Instant.ofEpochMilli(part.wallMillis()).atZone(zone)));
    row.put("recipe", part.recipe().id());
    row.put("revision", part.recipe().revision());
    row.put("was", was);
    row.put("would_be", wouldBe);
    try {
      rows.get().write(row);
    } catch (IOException e) {
      throw new UncheckedIOException("the hold list cannot be written", e);
    }
  }
}
