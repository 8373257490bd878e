package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Measured;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Scored;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Inflater;

/// The values of all parts up to one moment: the blocks that are kept, and what only the journal
/// has so far. Some minutes of parts in memory, whatever is asked for. Any thread.
public final class ScoreHistory {
  private static final int ENTRIES = 5_000;

  private final List<ScorePlace> places;
  private final JournalReader journal;
  private final FaultLog faults;

  ScoreHistory(List<ScorePlace> places, JournalReader journal, FaultLog faults) {
    this.places = places;
    this.journal = journal;
    this.faults = faults;
  }

  /// Of a station that may run, only to be read. Throws [BadInput] when there is none or it cannot
  /// be read.
  ///
  /// @param data the station's data folder
  public static ScoreHistory open(Path data, FaultLog faults) {
    try {
      List<ScorePlace> places = new ScoreFolder(DataFolder.scoresIn(data), faults).places();
      // After the blocks: what is in none of them is then in the journal for sure.
      return new ScoreHistory(places, JournalFiles.open(data, faults), faults);
    } catch (IOException e) {
      throw new BadInput("the scores in %s cannot be read: %s".formatted(data, e), e);
    }
  }

  /// Shows every part that was judged in the span, oldest first. A block that cannot be read is
  /// counted and left out.
  ///
  /// @param wanted the values it is shown with
  /// @param each is shown the same object again and again
  public void scan(WallSpan span, List<Measured> wanted, Consumer<Scored> each) {
    Inflater inflater = new Inflater();
    try {
      for (ScorePlace place : places) {
        if (place.mark().meets(span)) {
          show(place, span, wanted, each, inflater);
        }
      }
    } finally {
      inflater.end();
    }
    newest(judged -> {
      if (span.contains(judged.wallMillis())) {
        each.accept(Scored.of(judged, wanted));
      }
    });
  }

  /// What was found on a part, in any order, without regions and texts; empty when nothing was, or
  /// it is not kept any more.
  public List<Finding> findings(PartId part) {
    List<Finding> found = new ArrayList<>();
    newest(judged -> {
      if (judged.part().equals(part)) {
        found.clear();
        judged.findings().forEach(finding -> found.add(plain(finding)));
      }
    });
    if (!found.isEmpty()) {
      return found;
    }
    Inflater inflater = new Inflater();
    try {
      for (ScorePlace place : places.reversed()) {
        List<Finding> kept = place.mark().mayHold(part.value()) ? in(place, part, inflater) : found;
        if (!kept.isEmpty()) {
          return kept;
        }
      }
    } finally {
      inflater.end();
    }
    return List.of();
  }

  private void show(
      ScorePlace place,
      WallSpan span,
      List<Measured> wanted,
      Consumer<Scored> each,
      Inflater inflater) {
    ScoreRow row;
    try {
      ScoreBlock block = new ScoreBlock(ScoreFolder.payload(place), place.mark().parts());
      row = new ScoreRow(block, wanted, inflater);
    } catch (IOException e) {
      unreadable(place, e);
      return;
    }
    while (row.next()) {
      if (span.contains(row.wallMillis())) {
        each.accept(row);
      }
    }
  }

  private List<Finding> in(ScorePlace place, PartId part, Inflater inflater) {
    try {
      ScoreBlock block = new ScoreBlock(ScoreFolder.payload(place), place.mark().parts());
      long[] parts = block.parts(inflater);
      for (int row = parts.length - 1; row >= 0; row--) {
        if (parts[row] == part.value()) {
          return block.findings(row, inflater);
        }
      }
    } catch (IOException e) {
      unreadable(place, e);
    }
    return List.of();
  }

  private void newest(Consumer<LedgerEntry.Judged> each) {
    long last =
        places.isEmpty() ? journal.firstSequence() - 1 : places.getLast().mark().lastSequence();
    for (List<Recorded> some = journal.readAfter(last, ENTRIES);
        !some.isEmpty();
        some = journal.readAfter(last, ENTRIES)) {
      for (Recorded recorded : some) {
        if (recorded.entry() instanceof LedgerEntry.Judged judged) {
          each.accept(judged);
        }
      }
      last = some.getLast().sequence();
    }
  }

  private static Finding plain(Finding finding) {
    return new Finding(finding.tool(), finding.name(), finding.value(), finding.unit(), null);
  }

  private void unreadable(ScorePlace place, IOException e) {
    // A file that is gone was removed as the oldest since the blocks were listed.
    if (!Files.notExists(place.file())) {
      faults.count(
          "scores",
          "unreadable block",
          "%s at %d: %s".formatted(place.file().getFileName(), place.offset(), e.getMessage()));
    }
  }
}
