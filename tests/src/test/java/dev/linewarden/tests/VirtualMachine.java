package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/// The virtual machine that `tests/vm/build` makes, and the folder that it sees as `/run/host`.
final class VirtualMachine {
  /// An emulated machine on a busy one is slow.
  private static final String SECONDS_MAX = "840";

  /// In the environment when what takes minutes is to be tried too: `tests/vm/prove`.
  static final String PROVE = "LINEWARDEN_PROVE";

  private static final int STARTED_AGAIN = 127;

  private final Path root = Repository.root();
  private final Path share;

  private VirtualMachine(Path share) {
    this.share = share;
  }

  /// Without a machine the test is skipped, with this word of what was not done.
  static VirtualMachine orSkip(Path share, String without) {
    Assumptions.assumeTrue(
        Files.exists(Repository.root().resolve("target/vm/disk")),
        "SKIPPED: %s, there is no virtual machine; tests/vm/build makes it".formatted(without));
    return new VirtualMachine(share);
  }

  /// A module's classes.
  void module(String module, String as) throws IOException {
    folder(module + "/target/classes", as);
  }

  /// A module's test classes, as `proof`.
  void proof(String module) throws IOException {
    folder(module + "/target/test-classes", "proof");
  }

  void folder(String from, String as) throws IOException {
    Path source = root.resolve(from);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, share.resolve(as).resolve(source.relativize(file).toString()));
      }
    }
  }

  /// A bright and a dark picture of a part, in `pictures`.
  void pictures() throws IOException {
    Path folder = Files.createDirectory(share.resolve("pictures"));
    draw(folder.resolve("1-bright.png"), Color.WHITE);
    draw(folder.resolve("2-dark.png"), Color.DARK_GRAY);
  }

  private static void draw(Path file, Color colour) throws IOException {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
    Graphics pen = picture.getGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, 64, 48);
    ImageIO.write(picture, "png", file.toFile());
  }

  /// Those of the station's jars whose names fit, in `lib`.
  void libraries(Predicate<String> wanted) throws IOException {
    Path lib = Files.createDirectory(share.resolve("lib"));
    try (Stream<Path> files = Files.list(root.resolve("station/target/app/lib"))) {
      for (Path jar : files.toList()) {
        if (wanted.test(jar.getFileName().toString())) {
          Files.copy(jar, lib.resolve(jar.getFileName()));
        }
      }
    }
  }

  /// A program of `tests/vm`.
  void script(String name) throws IOException {
    script(name, name);
  }

  /// Runs a program of `tests/vm`, which must end well, and says what was said in the machine.
  String run(String job) throws IOException, InterruptedException {
    return run(job, 0, Map.of());
  }

  /// Runs a program of `tests/vm` until the machine's watchdog starts it again, and says what was
  /// said in it.
  String runWithWatchdog(String job) throws IOException, InterruptedException {
    return run(job, STARTED_AGAIN, Map.of("VM_WATCHDOG", "1"));
  }

  /// As [#run(String)], in a machine whose clock counts what its processor does: however busy this
  /// one is, it is not late.
  String runSteadily(String job) throws IOException, InterruptedException {
    return run(job, 0, Map.of("VM_STEADY", "1"));
  }

  private String run(String job, int wanted, Map<String, String> more)
      throws IOException, InterruptedException {
    script(job, "job");
    Path log = share.resolve("log");
    ProcessBuilder machine =
        new ProcessBuilder(root.resolve("tests/vm/run").toString(), share.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    machine.environment().put("VM_SECONDS", SECONDS_MAX);
    machine.environment().putAll(more);
    int status = machine.start().waitFor();
    assertThat(status).as(Files.readString(log)).isEqualTo(wanted);
    return Files.readString(log);
  }

  /// Runs a program of `tests/vm` with a second disk, until [#cutPower].
  Process start(String job, Path disk) throws IOException {
    if (!Files.exists(share.resolve("job"))) {
      script(job, "job");
    }
    ProcessBuilder machine =
        new ProcessBuilder(root.resolve("tests/vm/run").toString(), share.toString())
            .redirectErrorStream(true);
    machine.environment().put("VM_SECONDS", SECONDS_MAX);
    machine.environment().put("VM_DISK", disk.toString());
    return machine.start();
  }

  /// What the machine had not yet given to its disk is gone.
  static void cutPower(Process machine) {
    machine.descendants().forEach(ProcessHandle::destroyForcibly);
    machine.destroyForcibly();
  }

  private void script(String name, String as) throws IOException {
    Path script = Files.copy(root.resolve("tests/vm").resolve(name), share.resolve(as));
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  /// Whether a jar is one of these libraries.
  static Predicate<String> of(List<String> libraries) {
    return jar -> libraries.stream().anyMatch(jar::startsWith);
  }
}
