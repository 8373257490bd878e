package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionBoundTest {
  private static final int CLOSED_MILLIS = 20;
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
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /// Which of them is the one too many is a matter of who is seen first.
  @Test
  void oneMoreConnectionThanBoundIsClosedByTheStation() throws IOException {
    try (ScreenRig rig = new ScreenRig()) {
      List<Socket> held = new ArrayList<>();
      for (int i = 0; i <= ConnectionBound.OF_ONE_ADDRESS_MAX; i++) {
        held.add(new Socket(InetAddress.getLoopbackAddress(), rig.screen.port()));
      }
      rig.await(
          "one is too many",
          () -> rig.faults.count("ui", "an address had too many connections") == 1);
      rig.await("one is closed", () -> held.stream().anyMatch(ConnectionBoundTest::isClosed));
      assertThat(held).filteredOn(ConnectionBoundTest::isClosed).hasSize(1);
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  private static boolean isClosed(Socket socket) {
    try {
      socket.setSoTimeout(CLOSED_MILLIS);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
