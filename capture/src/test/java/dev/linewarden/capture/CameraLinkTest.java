package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CameraLinkTest {
  @TempDir Path root;

  @Test
  void usualPacketsForALargePictureAreNamedWithTheWayOut() throws IOException {
    assertThat(
            new CameraLink(1_310_720, 1500, 3_932_160, 0, Optional.empty())
                .advice(kernel("8388608")))
        .singleElement()
        .asString()
        .contains("packets of 1500 bytes", "MTU 9000");
  }

  @Test
  void aSmallSocketBufferIsNamedWithTheCommand() throws IOException {
    assertThat(
            new CameraLink(1_310_720, 9000, 3_932_160, 0, Optional.empty())
                .advice(kernel("212992")))
        .singleElement()
        .asString()
        .contains("0.2 MB", "3.9 MB", "sysctl -w net.core.rmem_max=3932160");
  }

  @Test
  void nothingIsSaidOfAGoodLinkNorOfUsb() throws IOException {
    assertThat(
            new CameraLink(1_310_720, 9000, 3_932_160, 0, Optional.empty())
                .advice(kernel("4194304")))
        .isEmpty();
    assertThat(new CameraLink(1_310_720, 0, 0, 0, Optional.empty()).advice(kernel("212992")))
        .isEmpty();
    assertThat(
            new CameraLink(1_310_720, 9000, 3_932_160, 0, Optional.empty())
                .advice(root.resolve("none")))
        .isEmpty();
  }

  private Path kernel(String rmemMax) throws IOException {
    Path file = root.resolve("proc/sys/net/core/rmem_max");
    Files.createDirectories(file.getParent());
    Files.writeString(file, rmemMax + "\n");
    return root;
  }
}
