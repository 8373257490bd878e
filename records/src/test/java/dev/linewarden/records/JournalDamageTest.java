package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalDamageTest {
  @TempDir Path root;

  /// What a power cut may leave where the last record was being written.
  private enum Tear {
    CUT_OFF,
    ZEROS,
    NOISE
  }

  @Test
  void aTailTornAtAnyByteOfTheLastRecordIsCutAndTheRestIsKept() throws IOException {
    for (Tear tear : Tear.values()) {
      Path folder = root.resolve(tear.name());
      try (JournalRig rig = new JournalRig(folder)) {
        rig.write(1, 3);
        rig.append(Samples.triggered(4));
        rig.settle();
        Path segment = rig.segments().getLast();
        byte[] whole = Files.readAllBytes(segment);
        int start = offsets(segment).getLast();
        int end = endOf(whole);
        for (int at = start; at < end; at++) {
          tear(segment, whole, at, end, tear);
          rig.killAndReopen();
          assertThat(rig.journal.lastSequence()).as("%s at %d", tear, at).isEqualTo(9);
          assertThat(rig.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(3));
        }
        rig.append(Samples.triggered(5));
        rig.settle();
        assertThat(rig.all().getLast()).isEqualTo(new Recorded(10, Samples.triggered(5)));
        assertThat(rig.faults.count("journal", "torn tail cut")).isPositive();
      }
    }
  }

  @Test
  void aGroupTornInItsMiddleIsCutThere() throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 2);
      Samples.part(3).forEach(rig::append);
      rig.settle();
      List<Integer> offsets = offsets(rig.segments().getLast());
      flip(rig.segments().getLast(), offsets.get(offsets.size() - 2) + 30, 1);
      rig.killAndReopen();
      assertThat(rig.journal.lastSequence()).isEqualTo(7);
      assertThat(rig.faults.count("journal", "torn tail cut")).isEqualTo(1);
      assertThat(rig.faults.count("journal", "unreadable place")).isZero();
      assertThat(rig.folder().journal().resolve("cut")).isDirectoryContaining("glob:**.journal-*");
    }
  }

  @Test
  void aFlippedBitAnywhereInARecordCostsThatRecordOnlyAndIsReportedSeed11() throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 20);
      rig.closeAndReopen();
      Path segment = rig.segments().getLast();
      byte[] whole = Files.readAllBytes(segment);
      List<Integer> offsets = offsets(segment);
      int victim = 30;
      List<Recorded> expected = new ArrayList<>(rig.all());
      expected.removeIf(recorded -> recorded.sequence() == victim);
      SplittableRandom random = new SplittableRandom(11);
      for (int at = offsets.get(victim - 1); at < offsets.get(victim); at++) {
        Files.write(segment, whole);
        flip(segment, at, 1 << random.nextInt(8));
        long before = rig.faults.count("journal", "unreadable place");
        rig.killAndReopen();
        assertThat(rig.all()).as("byte %d", at).isEqualTo(expected);
        assertThat(rig.journal.lastSequence()).isEqualTo(60);
        assertThat(rig.faults.count("journal", "unreadable place")).isGreaterThan(before);
      }
      assertThat(rig.faults.count("journal", "torn tail cut")).isZero();
    }
  }

  @Test
  void aDamagedLastRecordOfACleanlyClosedJournalIsReportedAndItsNumberNotUsedAgain()
      throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 2);
      rig.journal.close();
      rig.folder().close();
      Path segment = root.resolve("journal").resolve("%020d.journal".formatted(1));
      flip(segment, offsets(segment).getLast() + 20, 4);
      rig.killAndReopen();
      rig.append(Samples.triggered(3));
      rig.settle();
      assertThat(rig.all()).extracting(Recorded::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 7L);
      assertThat(rig.faults.count("journal", "unreadable place")).isPositive();
    }
  }

  @Test
  void aNumberThatAFollowerHasSeenIsNeverGivenAgain() throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 2);
      flip(rig.segments().getLast(), offsets(rig.segments().getLast()).getLast() + 20, 4);
      rig.followers.put("plant", 6L);
      rig.killAndReopen();
      rig.append(Samples.triggered(3));
      rig.settle();
      assertThat(rig.all().getLast()).isEqualTo(new Recorded(7, Samples.triggered(3)));
      assertThat(rig.faults.count("journal", "numbers skipped")).isEqualTo(1);
    }
  }

  @Test
  void aDamagedCheckpointIsMadeUpForFromTheSegmentBefore() throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 700);
      rig.closeAndReopen();
      assertThat(rig.segments()).hasSizeGreaterThan(2);
      flip(rig.segments().getLast(), RecordFormat.MAGIC_BYTES + 25, 1);
      rig.killAndReopen();
      assertThat(rig.journal.books()).isEqualTo(rig.recount());
      assertThat(rig.journal.books().lastPart()).isEqualTo(700);
      assertThat(rig.faults.count("journal", "unreadable place")).isPositive();
    }
  }

  @Test
  void aSegmentThatWasOnlyNamedWhenTheStationStoppedIsBegunAnew() throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 10);
      rig.folder().close();
      Path next = root.resolve("journal").resolve("%020d.journal".formatted(31));
      for (int torn : new int[] {0, 5, RecordFormat.MAGIC_BYTES, 60}) {
        byte[] begun = new byte[JournalSettings.SEGMENT_BYTES_MIN];
        System.arraycopy(Files.readAllBytes(rig.segments().getFirst()), 0, begun, 0, torn);
        Files.write(next, begun);
        rig.killAndReopen();
        assertThat(rig.journal.books()).isEqualTo(rig.recount());
        assertThat(rig.journal.books().lastPart()).isEqualTo(10);
      }
      rig.write(11, 12);
      assertThat(rig.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(12));
    }
  }

  @Test
  void anythingUnsafeBehindTheSafeEndMayBeLostButNothingBeforeItSeed12() throws IOException {
    SplittableRandom random = new SplittableRandom(12);
    try (JournalRig rig = new JournalRig(root)) {
      long part = 0;
      for (int round = 0; round < 60; round++) {
        long safe = rig.journal.lastSequence();
        Path segment = rig.segments().getLast();
        int safeEnd = endOf(Files.readAllBytes(segment));
        for (int more = 1 + random.nextInt(4); more > 0; more--) {
          part++;
          Samples.part(part).forEach(rig::append);
        }
        rig.settle();
        if (rig.segments().getLast().equals(segment)) {
          scramble(segment, safeEnd, random);
        }
        rig.killAndReopen();
        assertThat(rig.journal.lastSequence()).isGreaterThanOrEqualTo(safe);
        assertThat(rig.all()).extracting(Recorded::sequence).doesNotHaveDuplicates();
        assertThat(rig.all()).allMatch(one -> Samples.like(one.entry()).equals(one.entry()));
        part = Math.max(part, rig.journal.books().lastPart());
      }
      assertThat(rig.all()).hasSizeGreaterThan(100);
    }
  }

  @Test
  void aJournalOfANewerProgramIsRefused() throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 1);
      flip(rig.segments().getFirst(), RecordFormat.MAGIC_BYTES - 1, 2);
      assertThatThrownBy(rig::killAndReopen)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("format 1 or older")
          .hasMessageContaining("is of format 3");
      flip(rig.segments().getFirst(), RecordFormat.MAGIC_BYTES - 1, 2);
      rig.killAndReopen();
      assertThat(rig.all()).hasSize(3);
    }
  }

  /// Where the entries of a segment begin.
  private static List<Integer> offsets(Path segment) throws IOException {
    List<Integer> offsets = new ArrayList<>();
    try (SegmentCursor cursor =
        new SegmentCursor(segment, RecordFormat.MAGIC_BYTES, Long.MAX_VALUE, 1 << 20, 0)) {
      while (cursor.next()) {
        if (cursor.isEntry()) {
          offsets.add((int) cursor.offset());
        }
      }
    }
    return offsets;
  }

  private static int endOf(byte[] segment) {
    int end = segment.length;
    while (segment[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static void flip(Path file, long at, int mask) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ mask);
    }
  }

  private static void tear(Path file, byte[] whole, int at, int end, Tear tear) throws IOException {
    byte[] torn = whole.clone();
    for (int i = at; i < end; i++) {
      torn[i] = (byte) (tear == Tear.NOISE ? whole[i] ^ 0x5A : 0);
    }
    Files.write(file, torn);
    if (tear == Tear.CUT_OFF) {
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        bytes.setLength(at);
      }
    }
  }

  /// Sectors behind the safe end reach the disk in any order or not at all.
  private static void scramble(Path file, int safeEnd, SplittableRandom random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int from = safeEnd; from < bytes.length; from = (from / 512 + 1) * 512) {
      if (random.nextBoolean()) {
        java.util.Arrays.fill(
            bytes, from, Math.min(bytes.length, (from / 512 + 1) * 512), (byte) 0);
      }
    }
    Files.write(file, bytes);
  }
}
