package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real file system of 1 MiB in memory, filled up by a file that is not the journal's. Needs
/// root to mount it; without, the tests are reported as skipped.
final class FullDiskTest {
  private static final int DISK_BYTES = 1 << 20;

  @TempDir Path root;
  private Path disk;

  @BeforeEach
  void mountSmallDisk() throws IOException, InterruptedException {
    disk = Files.createDirectories(root.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "tmpfs", disk.toString()),
        "a tmpfs cannot be mounted here: root is needed");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    // Lazily: journals that a test left as if killed still hold their files.
    run("umount", "-l", disk.toString());
  }

  @Test
  void inspectionGoesOnAtAFullDiskForTheReserveAndThenRefuses() throws IOException {
    try (JournalRig rig = new JournalRig(disk.resolve("data"))) {
      rig.settle();
      fillDisk();
      rig.write(1, 1);
      assertThat(rig.journal.health().alarm()).isEmpty();
      long promised = rig.journal.health().entriesLeft();
      int parts = 1;
      while (appendPart(rig, parts + 1)) {
        parts++;
      }
      // One part more may be in the journal in part.
      long entries = rig.journal.lastSequence();
      assertThat(entries).isBetween(3L * parts, 3L * parts + 2);
      assertThat(entries).isGreaterThan(promised * 9 / 10).isGreaterThan(500);
      assertThat(rig.journal.health().alarm()).contains("no reserve");
      assertThat(rig.faults.count("journal", "no reserve for a full disk")).isPositive();
      assertThat(rig.faults.count("journal", "entry refused")).isPositive();
      assertThat(rig.all()).hasSize((int) entries);

      rig.killAndReopen();
      assertThat(rig.journal.lastSequence()).isEqualTo(entries);
      assertThat(rig.journal.append(Samples.judged(parts + 1))).isFalse();

      Files.delete(disk.resolve("filler"));
      rig.step(JournalPen.RESERVE_RETRY_NANOS);
      rig.settle();
      assertThat(rig.journal.health().alarm()).isEmpty();
      rig.write(parts + 2, parts + 3);
      assertThat(rig.all().getLast())
          .isEqualTo(new Recorded(entries + 6, Samples.closed(parts + 3)));
    }
  }

  @Test
  void aWriteThatFailsIsRepeatedUntilTheDiskTakesItAndNothingIsLost() throws IOException {
    try (JournalRig rig = new JournalRig(disk.resolve("data"))) {
      rig.write(1, 5);
      // The disk takes back what it gave: the segment ends where the entries end, and is full.
      Path segment = rig.segments().getLast();
      try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
        file.setLength(4096);
      }
      fillDisk();
      Samples.parts(40).subList(15, 120).forEach(entry -> rig.journal.append(entry));
      rig.step(0);
      rig.step(Group.WAIT_NANOS);
      assertThat(rig.journal.lastSequence()).isEqualTo(15);
      assertThat(rig.journal.health().failures()).isEqualTo(1);
      assertThat(rig.journal.health().alarm()).contains("waits for its disk");
      rig.step(JournalPen.RETRY_NANOS - 1);
      assertThat(rig.journal.health().failures()).isEqualTo(1);
      rig.step(1);
      assertThat(rig.journal.health().failures()).isEqualTo(2);

      Files.delete(disk.resolve("filler"));
      rig.step(JournalPen.RETRY_NANOS);
      assertThat(rig.journal.health().alarm()).isEmpty();
      assertThat(rig.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(40));
      rig.killAndReopen();
      assertThat(rig.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(40));
    }
  }

  @Test
  void unreadEntriesGoOnlyWhenTheDiskIsNearlyFullAndThatIsSaid() throws IOException {
    int segment = JournalSettings.SEGMENT_BYTES_MIN;
    JournalSettings four = new JournalSettings(segment, 4L * segment, 1000);
    try (JournalRig rig = new JournalRig(disk.resolve("data"), four)) {
      rig.followers.put("plant", 0L);
      long part = 0;
      while (rig.faults.count("journal", "over its size, but still needed") == 0) {
        part++;
        rig.write(part, part);
      }
      assertThat(rig.journal.firstSequence()).isEqualTo(1);
      rig.write(part + 1, 4000);
      assertThat(rig.journal.firstSequence()).isGreaterThan(1);
      assertThat(rig.faults.count("journal", "removed before it was read")).isPositive();
      assertThat(rig.all().getLast()).isEqualTo(new Recorded(12_000, Samples.closed(4000)));
    }
  }

  @Test
  void aNewJournalOnAFullDiskIsRefusedInOneSentence() throws IOException {
    fillDisk(100 << 10);
    DataFolder folder = DataFolder.open(disk.resolve("data"));
    try (folder) {
      Files.delete(disk.resolve("filler"));
      fillDisk(8 << 10);
      assertThatThrownBy(() -> new JournalRig(disk.resolve("data2")))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("needs 65536 bytes of free disk");
    }
  }

  private static boolean appendPart(JournalRig rig, long part) {
    return Samples.part(part).stream().allMatch(rig::append);
  }

  private void fillDisk() throws IOException {
    fillDisk(0);
  }

  /// Writes until the disk is full, then gives back so much.
  private void fillDisk(int butFor) throws IOException {
    Path filler = disk.resolve("filler");
    long written = 0;
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (; ; written += 4096) {
        out.write(new byte[4096]);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
    try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
      file.setLength(written - butFor);
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }
}
