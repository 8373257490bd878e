package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Bookkeeper;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Measured;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Starts a [KillVictim], kills it with SIGKILL at a random moment, looks at what it left, and
/// again. Run by hand for long: `KillLoop <folder> <kills> <seed>`.
final class KillLoop {
  /// Every so many kills hit the opening, the others the running station.
  private static final int OPENING_EVERY = 4;

  private static final int OPENING_MILLIS_MAX = 800;
  private static final int RUNNING_MILLIS_MAX = 250;

  private final Path root;
  private final SplittableRandom random;
  private final FaultLog faults;
  private int killsWithEntries;
  private long lastSeen;

  KillLoop(Path root, long seed) {
    this.root = root;
    this.random = new SplittableRandom(seed);
    Clock clock = new MonotonicClock();
    this.faults = new FaultLog(clock);
  }

  static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Files.createDirectories(Path.of(arguments[0]));
    KillLoop loop = new KillLoop(root, Long.parseLong(arguments[2]));
    loop.run(Integer.parseInt(arguments[1]));
    System.getLogger("dev.linewarden.records")
        .log(
            System.Logger.Level.INFO,
            "{0} kills, {1} of them with new entries; {2} entries, none lost or doubled; {3}",
            arguments[1],
            loop.killsWithEntries,
            loop.lastSeen,
            loop.faults.faults());
  }

  void run(int kills) throws IOException, InterruptedException {
    for (int kill = 1; kill <= kills; kill++) {
      Process victim = Children.start(KillVictim.class, root.toString());
      boolean opening = kill % OPENING_EVERY == 0;
      if (!opening) {
        assertThat(victim.getInputStream().read()).as("the victim's first sign").isEqualTo('r');
      }
      int millis = random.nextInt(opening ? OPENING_MILLIS_MAX : RUNNING_MILLIS_MAX);
      assertThat(victim.waitFor(millis, TimeUnit.MILLISECONDS)).as("ended by itself").isFalse();
      victim.destroyForcibly().waitFor();
      look(kill);
    }
  }

  long entries() {
    return lastSeen;
  }

  int killsWithEntries() {
    return killsWithEntries;
  }

  /// Throws [AssertionError] when something that was acknowledged is lost or doubled.
  void look(int kill) throws IOException {
    long acknowledged = acknowledged();
    try (DataFolder folder = DataFolder.open(root.resolve("data"));
        LedgerIndex index = new LedgerIndex(folder, LedgerIndex.PARTS_MAX_DEFAULT, faults);
        LedgerJournal journal =
            LedgerJournal.open(
                folder, KillVictim.SETTINGS, () -> Map.of("index", index.position()), faults)) {
      assertThat(journal.lastSequence()).as("kill %d", kill).isGreaterThanOrEqualTo(acknowledged);
      killsWithEntries += journal.lastSequence() > lastSeen ? 1 : 0;
      lastSeen = journal.lastSequence();
      Books recount = recount(journal, kill);
      assertThat(journal.books()).as("books after kill %d", kill).isEqualTo(recount);
      assertThat(recount.irregular()).as("entries doubled or missed").isZero();
      checkIndex(index, journal, recount, kill);
      checkTrail(folder, journal, kill);
      checkScores(new ScoreStore(folder, KillVictim.SCORES, faults), journal, recount, kill);
    }
  }

  private static Books recount(LedgerJournal journal, int kill) {
    Bookkeeper keeper = new Bookkeeper(Books.EMPTY);
    long expected = 1;
    for (List<Recorded> some = journal.readAfter(0, 5000);
        !some.isEmpty();
        some = journal.readAfter(expected - 1, 5000)) {
      for (Recorded recorded : some) {
        // One comparison for the many that hold: assertions cost more than the entries.
        if (recorded.sequence() != expected
            || !recorded.entry().equals(Samples.like(recorded.entry()))) {
          assertThat(recorded)
              .as("kill %d", kill)
              .isEqualTo(new Recorded(expected, Samples.like(recorded.entry())));
        }
        keeper.enter(recorded.entry());
        expected++;
      }
    }
    assertThat(expected - 1).isEqualTo(journal.lastSequence());
    return keeper.books();
  }

  /// The trail goes on where it was, and has every note of the journal once.
  private void checkTrail(DataFolder folder, LedgerJournal journal, int kill) throws IOException {
    Keyring keys = Keyring.open(folder.root(), faults);
    AuditTrail trail = AuditTrail.open(folder, keys, faults);
    while (trail.follow(journal) > 0) {
      assertThat(trail.position()).isPositive();
    }
    if (Files.exists(folder.audit())) {
      AuditCheck.Result found =
          new AuditCheck(keys.own(), Optional.of(journal), 0).run(folder.root());
      assertThat(found.problem()).as("trail after kill %d", kill).isEmpty();
      assertThat(found.newer()).as("notes not in the trail after kill %d", kill).isZero();
    }
  }

  private static void checkIndex(LedgerIndex index, LedgerJournal journal, Books books, int kill) {
    assertThat(index.position())
        .as("index after kill %d", kill)
        .isLessThanOrEqualTo(journal.lastSequence());
    while (index.follow(journal) > 0) {
      assertThat(index.position()).isPositive();
    }
    assertThat(index.counts()).as("index after kill %d", kill).isEqualTo(books.counts());
    for (LedgerEntry.Triggered open : books.open()) {
      assertThat(index.part(open.part()).orElseThrow().ending()).isEmpty();
    }
    if (books.lastPart() > 0) {
      assertThat(index.part(new PartId(books.lastPart()))).isPresent();
    }
  }

  /// Each judged part once, in order, with what was found on it.
  private static void checkScores(ScoreStore scores, LedgerJournal journal, Books books, int kill) {
    assertThat(scores.position())
        .as("scores after kill %d", kill)
        .isLessThanOrEqualTo(journal.lastSequence());
    List<Measured> wanted = List.of(new Measured("cap", "mean"));
    long[] seen = new long[2];
    scores
        .history(journal)
        .scan(
            WallSpan.ALWAYS,
            wanted,
            part -> {
              long number = part.part().value();
              if (number <= seen[0]
                  || part.value(0) != Samples.judged(number).findings().getFirst().value()) {
                assertThat(number).as("part after %d, kill %d", seen[0], kill).isEqualTo(-1);
              }
              seen[0] = number;
              seen[1]++;
            });
    long judged = books.counts().values().stream().mapToLong(Counts::judged).sum();
    assertThat(seen[1]).as("parts with scores after kill %d", kill).isEqualTo(judged);
  }

  private long acknowledged() throws IOException {
    Path file = root.resolve("acknowledged");
    if (!Files.exists(file) || Files.size(file) < 8) {
      return 0;
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      return bytes.readLong();
    }
  }
}
