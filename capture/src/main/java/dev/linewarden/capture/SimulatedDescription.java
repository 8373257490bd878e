package dev.linewarden.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What a simulated camera says of itself in XML (GenICam), and where in its memory it says that
/// this stands: a camera that lies says something else.
final class SimulatedDescription {
  /// In the camera's memory.
  static final int ADDRESS = 0x20000;

  private static final int PAGE = 0x1000;
  private static final String RESOURCE = "simulated-camera.xml";

  private final String url;
  private final byte[] bytes;

  SimulatedDescription(String url, byte[] bytes) {
    this.url = url;
    this.bytes = bytes.clone();
  }

  /// The one that fits to the camera.
  static SimulatedDescription own() {
    try (InputStream in = SimulatedDescription.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing in the program");
      }
      return at("simcam.xml", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With an address and a length that are true.
  static SimulatedDescription at(String file, byte[] bytes) {
    return new SimulatedDescription("Local:%s;%x;%x".formatted(file, ADDRESS, bytes.length), bytes);
  }

  /// What the camera says about where it is.
  String url() {
    return url;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /// Memory is read in words, and it does not end in the middle of a page.
  int memoryBytes() {
    return Math.ceilDiv(bytes.length + 1, PAGE) * PAGE;
  }
}
