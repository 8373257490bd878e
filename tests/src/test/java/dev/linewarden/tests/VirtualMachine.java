package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The virtual machine that `tests/vm/build` makes, and the folder that it sees as `/run/host`.
final class VirtualMachine {
  /// An emulated machine on a busy one is slow.
  private static final String SECONDS_MAX = "840";

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
    script(job, "job");
    Path log = share.resolve("log");
    ProcessBuilder machine =
        new ProcessBuilder(root.resolve("tests/vm/run").toString(), share.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    machine.environment().put("VM_SECONDS", SECONDS_MAX);
    int status = machine.start().waitFor();
    assertThat(status).as(Files.readString(log)).isZero();
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
