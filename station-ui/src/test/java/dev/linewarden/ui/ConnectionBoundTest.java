package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionBoundTest {
  private static final int SLOW = ConnectionBound.OF_ONE_ADDRESS_MAX + 40;

  @Test
  void whoOpensConnectionsAndSaysNothingHoldsABoundedNumberAndThenOthersComeAgain()
      throws IOException {
    try (ScreenRig rig = new ScreenRig()) {
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < SLOW; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.screen.port());
        socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      rig.await(
          "those beyond the bound are closed",
          () ->
              rig.faults.count("ui", "an address had too many connections")
                  >= SLOW - ConnectionBound.OF_ONE_ADDRESS_MAX);
      for (Socket socket : slow) {
        socket.close();
      }
      rig.await("others come again", () -> answers(rig));
    }
  }

  private static boolean answers(ScreenRig rig) {
    try {
      return rig.browser.get("/api/v1/status").statusCode() == 200;
    } catch (java.io.UncheckedIOException e) {
      return false;
    }
  }

  @Test
  void oneMoreConnectionThanBoundIsClosedByTheStation() throws IOException {
    try (ScreenRig rig = new ScreenRig()) {
      List<Socket> held = new ArrayList<>();
      for (int i = 0; i < ConnectionBound.OF_ONE_ADDRESS_MAX; i++) {
        held.add(new Socket(InetAddress.getLoopbackAddress(), rig.screen.port()));
      }
      try (Socket further = new Socket(InetAddress.getLoopbackAddress(), rig.screen.port())) {
        further.setSoTimeout(5_000);
        assertThat(further.getInputStream().read()).as("its end").isEqualTo(-1);
      }
      for (Socket socket : held) {
        socket.close();
      }
    }
  }
}
