package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.records.Calendar;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.JournalSettings;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.upstream.FileSettings;
import dev.linewarden.upstream.FileShape;
import dev.linewarden.upstream.PlantPositions;
import dev.linewarden.upstream.SendPolicy;
import dev.linewarden.upstream.SinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real journal, index, scores and trail, opened again and again, in virtual time by the test's
/// own thread. The plant is away: only its file says how far it came.
class RecordKeepingTest {
  /// Has room for some 5000 parts.
  private static final JournalSettings SMALL = new JournalSettings(64 << 10, 256 << 10, 16_384);

  private static final RecipeKey RECIPE = new RecipeKey("cola", 1);

  /// More than the journal has room for, with what the scores keep back until a block is full.
  private static final int PARTS = 12_000;

  /// Far fewer than fit into a segment.
  private static final int AT_ONCE = 100;

  @TempDir Path home;

  private final FaultLog faults = new FaultLog(new MonotonicClock());
  private long nowNanos;

  @Test
  void whatASystemOfThePlantHasNotTakenYetIsKeptOverARestart() throws IOException {
    opened(records -> inspect(records, PARTS));
    opened(records -> assertThat(records.journal().firstSequence()).isOne());
    acknowledged(10);
    opened(records -> assertThat(records.journal().firstSequence()).isOne());
    acknowledged(PARTS);
    opened(records -> assertThat(records.journal().firstSequence()).isGreaterThan(11));
  }

  @Test
  void aNumberThatASystemOfThePlantHasSeenIsNotGivenAgain() throws IOException {
    opened(records -> inspect(records, 5));
    acknowledged(700);
    opened(records -> assertThat(records.journal().lastSequence()).isEqualTo(700));
    assertThat(faults.count("journal", "numbers skipped")).isOne();
  }

  private void acknowledged(long sequence) throws IOException {
    Path file = home.resolve("upstream/files.position");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "acknowledged " + sequence + "\n");
  }

  private void opened(Consumer<RecordKeeping> use) {
    SinkSettings sink =
        new FileSettings("here", home.resolve("share"), FileShape.DEFAULT, SendPolicy.DEFAULT);
    PlantPositions plant = PlantPositions.in(home, List.of(sink), faults);
    RecordKeeping.Around around =
        new RecordKeeping.Around(plant, ChallengeRule.NEVER, () -> LineState.STOPPED, _ -> {});
    RecordKeeping.Kept kept =
        new RecordKeeping.Kept(new Calendar(List.of(), ZoneOffset.UTC), SMALL);
    try (DataFolder data = DataFolder.open(home);
        RecordKeeping records =
            new RecordKeeping(
                data,
                kept,
                new RecipeStore(data, faults, _ -> Set.of()).keys(),
                around,
                new MonotonicClock(),
                faults)) {
      use.accept(records);
    }
  }

  private void inspect(RecordKeeping records, int parts) {
    records.begin();
    for (int part = 1; part <= parts; part++) {
      PartId id = new PartId(part);
      LedgerEntry entry =
          new LedgerEntry.Judged(
              id, part, RECIPE, new Verdict.Pass(), List.of(), List.of(), part, "", 1, 1);
      assertThat(records.journal().append(entry)).isTrue();
      if (part % AT_ONCE == 0 || part == parts) {
        secondLater(records);
      }
    }
    records.end();
  }

  private void secondLater(RecordKeeping records) {
    nowNanos += 1_000_000_000;
    // Taken into a group, then written.
    records.journal().doWork(nowNanos - 100_000_000);
    records.journal().doWork(nowNanos);
    for (Agent follower : records.followers()) {
      follower.doWork(nowNanos);
    }
  }
}
