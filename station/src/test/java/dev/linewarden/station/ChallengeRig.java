package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.records.AuditKeeper;
import dev.linewarden.records.AuditTrail;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.JournalSettings;
import dev.linewarden.records.LedgerJournal;
import dev.linewarden.records.RecipeStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A challenge desk over a real journal and a real audit trail, in virtual time by the test's own
/// thread.
final class ChallengeRig implements AutoCloseable {
  private static final JournalSettings SMALL = new JournalSettings(1 << 20, 1L << 30, 4000);
  private static final RecipeKey RECIPE = new RecipeKey("cola", 1);

  final List<Integer> pictures = new ArrayList<>();
  LineState line = LineState.RUNNING;
  long wallMillis = 1_750_000_000_000L;
  ChallengeDesk desk;
  private final Path root;
  private final Duration every;
  private final FaultLog faults;
  private long nowNanos = 1;
  private DataFolder folder;
  private LedgerJournal journal;
  private AuditKeeper audit;
  private long part;

  private final Clock clock =
      new Clock() {
        @Override
        public long nanos() {
          return nowNanos;
        }

        @Override
        public long wallMillis() {
          return wallMillis;
        }
      };

  ChallengeRig(Path root, Duration every) {
    this.root = root;
    this.every = every;
    faults = new FaultLog(clock);
    open();
  }

  private void open() {
    folder = DataFolder.open(root);
    RecipeStore store = new RecipeStore(folder, faults, _ -> Set.of());
    journal = LedgerJournal.open(folder, SMALL, Map::of, faults);
    audit =
        new AuditKeeper(
            AuditTrail.open(folder, store.keys(), faults), () -> journal, clock, faults);
    desk =
        new ChallengeDesk(
            new ChallengeDesk.Around(
                root, journal, journal, audit::position, () -> line, pictures::add, clock, faults),
            new ChallengeRule(every));
    journal.note(Note.of(Note.Kind.STATION_STARTED, wallMillis, Note.STATION, ""));
    run(Duration.ofSeconds(1));
  }

  /// As if the station had been killed and started again.
  void killAndReopen() {
    folder.close();
    open();
  }

  /// All agents, in steps of their own pace.
  void run(Duration time) {
    long end = nowNanos + time.toNanos();
    while (nowNanos < end) {
      long step = Math.min(ChallengeDesk.LOOK_NANOS, end - nowNanos);
      nowNanos += step;
      wallMillis += step / 1_000_000;
      journal.doWork(nowNanos);
      audit.doWork(nowNanos);
      desk.doWork(nowNanos);
    }
  }

  /// Much later; nothing happened meanwhile.
  void later(Duration time) {
    nowNanos += time.toNanos();
    wallMillis += time.toMillis();
    run(Duration.ofSeconds(1));
  }

  void good() {
    part(new Verdict.Pass(), Ending.PASSED);
  }

  void bad(String fault) {
    part(reject(fault), Ending.REMOVED);
  }

  static Verdict reject(String fault) {
    return new Verdict.Reject(List.of(new Reason(new Limit("cap", "mean", 1, 2, fault), 5)));
  }

  void part(Verdict verdict, Ending ending) {
    part++;
    PartId id = new PartId(part);
    write(new LedgerEntry.Triggered(id, wallMillis, RECIPE));
    write(
        new LedgerEntry.Judged(
            id, wallMillis, RECIPE, verdict, List.of(), List.of(), part, "", 1, 1));
    write(new LedgerEntry.Closed(id, wallMillis, RECIPE, ending, ending == Ending.PASSED ? 0 : 1));
    run(Duration.ofMillis(100));
  }

  private void write(LedgerEntry entry) {
    assertThat(journal.append(entry)).isTrue();
  }

  @Override
  public void close() {
    journal.close();
    folder.close();
  }
}
