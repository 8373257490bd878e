package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CameraLinkTest {
  @TempDir Path root;

  @Test
  void usualPacketsForALargePictureAreNamedWithTheWayOut() throws IOException {
    assertThat(new CameraLink(1_310_720, 1500, 3_932_160, 0).advice(kernel("8388608")))
        .singleElement()
        .asString()
        .contains("packets of 1500 bytes", "MTU 9000");
  }

  @Test
  void aSmallSocketBufferIsNamedWithTheCommand() throws IOException {
    assertThat(new CameraLink(1_310_720, 9000, 3_932_160, 0).advice(kernel("212992")))
        .singleElement()
        .asString()
        .contains("0.2 MB", "3.9 MB", "sysctl -w net.core.rmem_max=3932160");
  }

  @Test
  void nothingIsSaidOfAGoodLinkNorOfUsb() throws IOException {
    assertThat(new CameraLink(1_310_720, 9000, 3_932_160, 0).advice(kernel("4194304"))).isEmpty();
    assertThat(new CameraLink(1_310_720, 0, 0, 0).advice(kernel("212992"))).isEmpty();
    assertThat(new CameraLink(1_310_720, 9000, 3_932_160, 0).advice(root.resolve("none")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.200, 24, true",
    "10.0.0.1, 10.0.1.1, 24, false",
    "10.0.0.1, 10.0.1.1, 23, true",
    "10.0.0.1, 10.0.0.129, 25, false",
    "0.0.0.0, 255.255.255.255, 0, true",
    "10.0.0.1, fe80::1, 0, false"
  })
  void aCameraIsBesideACardOfItsNetwork(String card, String camera, int prefix, boolean beside) {
    assertThat(
            CameraLink.sameNetwork(
                java.net.InetAddress.ofLiteral(card).getAddress(),
                java.net.InetAddress.ofLiteral(camera).getAddress(),
                prefix))
        .isEqualTo(beside);
  }

  @Test
  void theSpeedOfThisMachineItselfIsNotKnown() {
    assertThat(CameraLink.bitsPerSecond("127.0.0.5")).isEmpty();
    assertThat(CameraLink.bitsPerSecond("Basler-12345678")).isEmpty();
  }

  private Path kernel(String rmemMax) throws IOException {
    Path file = root.resolve("proc/sys/net/core/rmem_max");
    Files.createDirectories(file.getParent());
    Files.writeString(file, rmemMax + "\n");
    return root;
  }
}
