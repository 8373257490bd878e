package dev.linewarden.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/// GStreamer's RTSP server as a process: a moving ball, 320x240, 30 pictures a second.
final class RtspServer implements AutoCloseable {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;

  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SCRIPT =
      """
      import sys
      import gi
      gi.require_version("Gst", "1.0")
      gi.require_version("GstRtspServer", "1.0")
      from gi.repository import GLib, Gst, GstRtspServer
      Gst.init(None)
      server = GstRtspServer.RTSPServer()
      server.set_address("127.0.0.1")
      server.set_service(sys.argv[1])
      factory = GstRtspServer.RTSPMediaFactory()
      factory.set_launch(
          "( videotestsrc is-live=true pattern=ball"
          " ! video/x-raw,format=I420,width=320,height=240,framerate=30/1"
          " ! jpegenc ! rtpjpegpay name=pay0 pt=26 )")
      factory.set_shared(True)
      server.get_mount_points().add_factory("/test", factory)
      server.attach(None)
      GLib.MainLoop().run()
      """;

  private final Process process;
  private final int port;

  RtspServer(int port) throws IOException {
    Assertions.assertTrue(
        PYTHON.toFile().canExecute(),
        "needs the Debian packages python3-gi, gir1.2-gst-rtsp-server-1.0 and"
            + " gstreamer1.0-plugins-good; ./verify installs them");
    this.port = port;
    this.process =
        new ProcessBuilder(PYTHON.toString(), "-c", SCRIPT, Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "rtsp://operator:secret@127.0.0.1:%d/test".formatted(port);
  }

  /// Silent, but its connections stay.
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
