package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerJournalTest {
  @TempDir Path root;

  @Test
  void anEntryIsSafeFiftyMillisecondsAfterItWasTaken() {
    try (JournalRig rig = new JournalRig(root)) {
      assertThat(rig.journal.append(Samples.triggered(1))).isTrue();
      rig.step(0);
      rig.step(LedgerJournal.LOOK_NANOS);
      assertThat(rig.journal.lastSequence()).isZero();
      assertThat(rig.journal.readAfter(0, 10)).isEmpty();
      rig.step(Group.WAIT_NANOS - LedgerJournal.LOOK_NANOS);
      assertThat(rig.journal.lastSequence()).isEqualTo(1);
      assertThat(rig.journal.readAfter(0, 10))
          .containsExactly(new Recorded(1, Samples.triggered(1)));
    }
  }

  @Test
  void whateverMomentAnEntryComesAtItIsSafeFiftyMillisecondsLater() {
    SplittableRandom random = new SplittableRandom(5);
    List<LedgerEntry> entries = Samples.parts(70);
    try (JournalRig rig = new JournalRig(root)) {
      for (int entry = 1; entry <= 200; entry++) {
        // As a thread does it: sleeps until it is due, or until it is rung.
        long sleeps = random.nextLong(3 * LedgerJournal.RESTLESS_NANOS / 2);
        long comes = rig.clock.nanos() + sleeps;
        while (rig.journal.dueNanos() < comes) {
          stepWhenDue(rig);
        }
        boolean rests = rig.journal.dueNanos() == Long.MAX_VALUE;
        rig.clock.advance(comes - rig.clock.nanos());
        rig.journal.append(entries.get(entry - 1));
        if (rests) {
          rig.step(0);
        }
        while (rig.journal.lastSequence() < entry) {
          stepWhenDue(rig);
        }
        assertThat(rig.clock.nanos() - comes).as("entry %d", entry).isBetween(1L, Group.WAIT_NANOS);
      }
    }
  }

  private static void stepWhenDue(JournalRig rig) {
    rig.step(Math.max(rig.journal.dueNanos(), rig.clock.nanos()) - rig.clock.nanos());
  }

  /// Here a thread of its own sleeps without end whenever nothing is due: only a ring wakes it. Its
  /// time is virtual, so that it rests again at once and meets each entry on its way to sleep.
  @Test
  void aRestingJournalIsRungAndNoEntryIsOverlooked() throws InterruptedException {
    List<LedgerEntry> all = Samples.parts(700);
    int entries = all.size();
    Semaphore safe = new Semaphore(0);
    try (JournalRig rig = new JournalRig(root)) {
      rig.settle();
      Thread thread =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                rig.journal.doorbell().listen(Thread.currentThread());
                for (long seen = 0; seen < entries; ) {
                  if (rig.journal.dueNanos() == Long.MAX_VALUE) {
                    LockSupport.park();
                    rig.step(0);
                  } else {
                    stepWhenDue(rig);
                  }
                  safe.release((int) (rig.journal.lastSequence() - seen));
                  seen = rig.journal.lastSequence();
                }
              });
      SplittableRandom random = new SplittableRandom(6);
      for (int entry = 1; entry <= entries; entry++) {
        assertThat(rig.journal.append(all.get(entry - 1))).isTrue();
        if (random.nextInt(4) == 0) {
          assertThat(safe.tryAcquire(entry, 30, TimeUnit.SECONDS)).as("entry %d", entry).isTrue();
          safe.release(entry);
        }
      }
      thread.join(Duration.ofSeconds(30));
      assertThat(rig.journal.lastSequence()).isEqualTo(entries);
    }
  }

  @Test
  void entriesComeBackInOrderOverManySegmentsAndReopenings() throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      for (int round = 0; round < 4; round++) {
        rig.write(round * 500 + 1, round * 500 + 500);
        rig.closeAndReopen();
      }
      assertThat(rig.segments()).hasSizeGreaterThan(5);
      List<Recorded> all = rig.all();
      assertThat(all).extracting(Recorded::entry).isEqualTo(Samples.parts(2000));
      assertThat(all)
          .extracting(Recorded::sequence)
          .isEqualTo(LongStream.rangeClosed(1, 6000).boxed().toList());
      assertThat(rig.faults.count("journal", "unreadable place")).isZero();
      assertThat(rig.faults.count("journal", "torn tail cut")).isZero();
    }
  }

  @Test
  void theBooksAfterOpeningAreTheSumOfAllEntries() {
    try (JournalRig rig = new JournalRig(root)) {
      assertThat(rig.journal.books().lastPart()).isZero();
      rig.write(1, 1500);
      rig.append(Samples.triggered(1501));
      rig.append(Samples.judged(1501));
      rig.settle();
      rig.killAndReopen();
      assertThat(rig.journal.books()).isEqualTo(rig.recount());
      assertThat(rig.journal.books().open()).containsExactly(Samples.triggered(1501));
      assertThat(rig.journal.books().balance().triggered()).isEqualTo(1501);
      assertThat(rig.journal.books().irregular()).isZero();
    }
  }

  @Test
  void aFollowerMayStartAnywhereAndReadAtAnyStep() {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 800);
      List<Recorded> all = rig.allAfter(0, 10_000);
      for (int from : new int[] {0, 1, 399, 1200, 2399, 2400}) {
        for (int step : new int[] {1, 13, 1000}) {
          assertThat(rig.allAfter(from, step)).isEqualTo(all.subList(from, all.size()));
        }
      }
    }
  }

  @Test
  void aFullQueueRefusesAndIsCounted() {
    try (JournalRig rig = new JournalRig(root)) {
      LedgerEntry entry = Samples.triggered(1);
      int taken = 0;
      while (rig.journal.append(entry)) {
        taken++;
      }
      assertThat(taken).isLessThanOrEqualTo(JournalRig.SMALL.queueEntries());
      rig.step(0);
      assertThat(rig.faults.count("journal", "entry refused")).isEqualTo(1);
      assertThat(rig.journal.append(entry)).isTrue();
    }
  }

  @Test
  void anEntryLargerThanAnyMayBeIsRefused() {
    try (JournalRig rig = new JournalRig(root)) {
      LedgerEntry.Judged small = Samples.judged(1);
      LedgerEntry large =
          new LedgerEntry.Judged(
              small.part(),
              0,
              small.recipe(),
              small.verdict(),
              List.of(),
              List.of(),
              1,
              "x".repeat(JournalRig.SMALL.entryBytesMax()),
              1,
              1);
      assertThat(rig.journal.append(large)).isFalse();
      assertThat(rig.journal.append(small)).isTrue();
    }
  }

  @Test
  void closingWritesEverythingThatWasTaken() {
    try (JournalRig rig = new JournalRig(root)) {
      Samples.parts(100).forEach(entry -> assertThat(rig.journal.append(entry)).isTrue());
      LedgerJournal before = rig.journal;
      rig.closeAndReopen();
      assertThat(before.append(Samples.triggered(101))).isFalse();
      assertThat(rig.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(100));
    }
  }

  @Test
  void notesOfOtherThreadsStandInTheJournalBetweenTheEntriesOfTheLine() {
    try (JournalRig rig = new JournalRig(root)) {
      int each = 50;
      Thread people = Thread.ofPlatform().start(() -> note(rig, "anna", each));
      Thread alarms = Thread.ofPlatform().start(() -> note(rig, "the station", each));
      rig.write(1, 300);
      while (people.isAlive() || alarms.isAlive()) {
        rig.step(Group.WAIT_NANOS);
      }
      rig.settle();

      List<LedgerEntry> all = rig.all().stream().map(Recorded::entry).toList();
      assertThat(all)
          .filteredOn(entry -> !(entry instanceof LedgerEntry.Noted))
          .isEqualTo(Samples.parts(300));
      for (String who : List.of("anna", "the station")) {
        assertThat(all)
            .filteredOn(
                entry -> entry instanceof LedgerEntry.Noted noted && noted.note().who().equals(who))
            .extracting(LedgerEntry::wallMillis)
            .isEqualTo(LongStream.range(0, each).boxed().toList());
      }
      rig.killAndReopen();
      assertThat(rig.journal.books()).isEqualTo(rig.recount());
    }
  }

  private static void note(JournalRig rig, String who, int notes) {
    for (int i = 0; i < notes; i++) {
      Note note = Note.of(Note.Kind.LINE_STARTED, i, who, "");
      while (!rig.journal.note(note)) {
        Thread.onSpinWait(); // no room until the journal's thread has written
      }
    }
  }

  @Test
  void notesAboveTheBoundAndAfterTheEndAreRefusedAndCounted() {
    try (JournalRig rig = new JournalRig(root)) {
      Note note = Note.of(Note.Kind.LINE_STARTED, 0, "anna", "");
      for (int i = 0; i < LedgerJournal.NOTES_MAX; i++) {
        assertThat(rig.journal.note(note)).isTrue();
      }
      assertThat(rig.journal.note(note)).isFalse();
      assertThat(rig.journal.append(Samples.triggered(1))).isTrue();
      rig.settle();
      assertThat(rig.faults.count("journal", "entry refused")).isEqualTo(1);
      assertThat(rig.journal.note(note)).isTrue();
      LedgerJournal before = rig.journal;
      rig.closeAndReopen();
      assertThat(before.note(note)).isFalse();
      assertThat(rig.all()).hasSize(LedgerJournal.NOTES_MAX + 2);
    }
  }

  @Test
  void whetherTheRunBeforeEndedInOrderIsKnownAtOpening() {
    try (JournalRig rig = new JournalRig(root)) {
      assertThat(rig.journal.endedInOrder()).isTrue();
      rig.write(1, 400);
      rig.killAndReopen();
      assertThat(rig.journal.endedInOrder()).isFalse();
      rig.write(401, 402);
      rig.closeAndReopen();
      assertThat(rig.journal.endedInOrder()).isTrue();
    }
  }

  @Test
  void anInterruptOfTheJournalsThreadLosesNothing() {
    try (JournalRig rig = new JournalRig(root)) {
      Thread.currentThread().interrupt();
      rig.write(1, 300);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(rig.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(300));
      assertThat(rig.journal.health().alarm()).isEmpty();
    }
  }
}
