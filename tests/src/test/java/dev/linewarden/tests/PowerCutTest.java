package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal under load in the virtual machine that `tests/vm/build` makes, whose power is cut at
/// random: what its kernel had not yet written is lost. Minutes: by `tests/vm/powercut` only.
final class PowerCutTest {
  private static final String CUTS = "LINEWARDEN_POWERCUTS";
  private static final long DISK_BYTES = 1L << 30;

  /// Groups that are called safe before a cut, at most.
  private static final int GROUPS_MAX = 60;

  private static final Pattern ACKNOWLEDGED = Pattern.compile("acknowledged (\\d+)$");
  private static final System.Logger LOG = System.getLogger("dev.linewarden.tests");

  @TempDir Path share;
  @TempDir Path folder;

  @Test
  void whatWasCalledSafeIsThereAfterEachPowerCutSeed41() throws Exception {
    String cuts = System.getenv(CUTS);
    Assumptions.assumeTrue(cuts != null, "SKIPPED: no power was cut; tests/vm/powercut does it");
    VirtualMachine machine = VirtualMachine.orSkip(share, "no power was cut");
    machine.module("records", "records");
    machine.module("inspection", "inspection");
    machine.proof("records");
    libraries();
    Path disk = disk();
    SplittableRandom random = new SplittableRandom(41);
    long acknowledged = 0;
    for (int cut = 0; cut <= Integer.parseInt(cuts); cut++) {
      Files.writeString(share.resolve("acknowledged"), Long.toString(acknowledged));
      acknowledged = Math.max(acknowledged, oneLife(machine, disk, 1 + random.nextInt(GROUPS_MAX)));
    }
    assertThat(acknowledged).isPositive();
  }

  /// The last number that was called safe and read here before the cut.
  private static long oneLife(VirtualMachine machine, Path disk, int groups) throws IOException {
    Process life = machine.start("powercut-job", disk);
    StringBuilder said = new StringBuilder();
    long acknowledged = 0;
    try (BufferedReader lines = life.inputReader()) {
      int seen = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        Matcher number = ACKNOWLEDGED.matcher(line);
        if (number.find()) {
          acknowledged = Long.parseLong(number.group(1));
          seen++;
          if (seen == groups) {
            break;
          }
        } else if (line.contains("proof:")) {
          LOG.log(System.Logger.Level.INFO, line);
        }
      }
    } finally {
      VirtualMachine.cutPower(life);
    }
    assertThat(said.toString()).contains("proof: ").contains("acknowledged ");
    return acknowledged;
  }

  private Path disk() throws IOException, InterruptedException {
    Path disk = folder.resolve("disk");
    try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
      file.setLength(DISK_BYTES);
    }
    Process made =
        new ProcessBuilder("mkfs.ext4", "-q", disk.toString()).redirectErrorStream(true).start();
    String said =
        new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
    return disk;
  }

  /// What the proof needs beside our own classes.
  private void libraries() throws IOException {
    Path lib = Files.createDirectory(share.resolve("lib"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      String name = jar.getFileName().toString();
      if (List.of("h2-", "jackson-", "assertj-core", "byte-buddy").stream()
          .anyMatch(name::startsWith)) {
        Files.copy(jar, lib.resolve(name));
      }
    }
  }
}
