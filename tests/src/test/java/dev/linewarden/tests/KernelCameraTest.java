package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Webcams against the kernel's own test driver, which this machine's kernel need not have: in the
/// virtual machine that `tests/vm/build` makes.
final class KernelCameraTest {
  private static final List<String> LIBRARIES =
      List.of("javacpp", "opencv", "openblas", "jspecify");

  @TempDir Path share;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void webcamsKeepTheirPromisesInTheVirtualMachine() throws Exception {
    Path root = Repository.root();
    Assumptions.assumeTrue(
        Files.exists(root.resolve("target/vm/disk")),
        "SKIPPED: webcams were not tried, there is no virtual machine; tests/vm/build makes it");
    copy(root.resolve("capture/target/classes"), share.resolve("capture"));
    copy(root.resolve("capture/target/test-classes"), share.resolve("proof"));
    copy(root.resolve("inspection/target/classes"), share.resolve("inspection"));
    Files.createDirectory(share.resolve("lib"));
    for (Path jar : in(root.resolve("station/target/app/lib"))) {
      if (LIBRARIES.stream().anyMatch(name -> jar.getFileName().toString().startsWith(name))) {
        Files.copy(jar, share.resolve("lib").resolve(jar.getFileName()));
      }
    }
    Path job = Files.copy(root.resolve("tests/vm/webcam-job"), share.resolve("job"));
    assertThat(job.toFile().setExecutable(true)).isTrue();

    Path log = share.resolve("log");
    int status =
        new ProcessBuilder(root.resolve("tests/vm/run").toString(), share.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(log)).isZero();
    assertThat(log).content().contains("proof: pulled and used again");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
