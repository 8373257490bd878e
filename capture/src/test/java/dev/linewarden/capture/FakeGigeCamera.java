package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The fake GigE Vision camera of Aravis, as a process of its own. It polls for software triggers
/// 25 times a second, so its frames come up to 45 ms late.
final class FakeGigeCamera implements AutoCloseable {
  private static final String PROGRAM = "arv-fake-gv-camera-0.8";

  private final Process process;

  FakeGigeCamera(String address, String serial) throws IOException {
    Path program =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, PROGRAM))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() ->
                new AssertionError(
                    "this test needs %s: install the package aravis-tools, or run ./verify"
                        .formatted(PROGRAM)));
    process =
        new ProcessBuilder(program.toString(), "-i", address, "-s", serial)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /// As the plug does.
  @Override
  public void close() {
    process.destroyForcibly();
    assertThat(process.onExit().join().isAlive()).isFalse();
  }
}
