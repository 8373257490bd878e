package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real system calls that fail or take half a second, by `strace`, and a real ext4 that the kernel
/// makes read-only after an error. The latter needs root; without, it is reported as skipped.
final class BrokenDiskTest {
  private static final int PARTS = 300;
  private static final int DISK_BYTES = 16 << 20;

  @TempDir Path root;

  @Test
  void aDiskThatTakesHalfASecondForEachWriteCostsTheLineNothing()
      throws IOException, InterruptedException {
    String said = writeWith("write:delay_enter=500000");
    assertThat(said).isEqualTo("refused 0, failed 0, alarm ''");
    assertAllThere();
  }

  @Test
  void writesThatFailAreSaidAndRepeatedAndNothingIsLostOrDoubled()
      throws IOException, InterruptedException {
    String said = writeWith("write:error=EIO:when=2..5");
    assertThat(said).startsWith("refused 0, failed 4, alarm 'the journal waits for its disk");
    assertThat(said).contains("Input/output error");
    assertAllThere();
  }

  @Test
  void aDiskThatBecomesReadOnlyIsAnAlarmAndNothingOldIsDamaged()
      throws IOException, InterruptedException {
    Path image = root.resolve("image");
    Path disk = Files.createDirectory(root.resolve("disk"));
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(DISK_BYTES);
    }
    assumeTrue(
        run("mkfs.ext4", "-q", image.toString()) && mount(image, disk),
        "an ext4 cannot be mounted here: root is needed");
    try {
      JournalRig rig = new JournalRig(disk.resolve("data"));
      rig.write(1, 50);
      breakFileSystem(image);
      Samples.parts(52).subList(150, 156).forEach(entry -> rig.journal.append(entry));
      rig.step(0);
      rig.step(Group.WAIT_NANOS);
      assertThat(rig.journal.health().alarm())
          .contains("the journal waits for its disk")
          .contains("Read-only file system");
      assertThat(rig.journal.lastSequence()).isEqualTo(150);
      assertThat(rig.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(50));
      rig.folder().close();
      assertThatThrownBy(() -> DataFolder.open(disk.resolve("data")))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("must be a folder that can be written to")
          .hasMessageContaining("Read-only file system");
      assertThat(run("umount", "-l", disk.toString())).isTrue();
      assertThat(mount(image, disk)).isTrue();
      try (JournalRig again = new JournalRig(disk.resolve("data"))) {
        assertThat(again.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(50));
        again.write(51, 60);
        assertThat(again.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(60));
        assertThat(again.faults.count("journal", "unreadable place")).isZero();
      }
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  /// The journal's only segment is there already, so that it can be named.
  private String writeWith(String injection) throws IOException, InterruptedException {
    Path data = root.resolve("data");
    try (JournalRig rig = new JournalRig(data, KillVictim.SETTINGS)) {
      rig.settle();
    }
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
    command.addAll(List.of("-P", data.resolve("journal/00000000000000000001.journal").toString()));
    command.addAll(List.of("-e", "trace=write", "-e", "inject=" + injection));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(DiskVictim.class.getName(), data.toString(), "" + PARTS));
    Process victim =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(victim.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(victim.waitFor()).as(said).isZero();
    return said;
  }

  private void assertAllThere() {
    try (JournalRig rig = new JournalRig(root.resolve("data"), KillVictim.SETTINGS)) {
      assertThat(rig.all()).extracting(Recorded::entry).isEqualTo(Samples.parts(PARTS));
      assertThat(rig.journal.books()).isEqualTo(rig.recount());
    }
  }

  /// As a controller does that finds its own structures damaged.
  private static void breakFileSystem(Path image) throws IOException, InterruptedException {
    Process losetup = new ProcessBuilder("losetup", "-j", image.toString()).start();
    String said = new String(losetup.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(losetup.waitFor()).isZero();
    Path device = Path.of(said.substring(0, said.indexOf(':')));
    Files.writeString(
        Path.of("/sys/fs/ext4", device.getFileName().toString(), "trigger_fs_error"), "test");
  }

  private static boolean mount(Path image, Path disk) throws IOException, InterruptedException {
    return run("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }
}
