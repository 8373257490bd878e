package dev.linewarden.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A network cable between station and broker that a test can pull and plug in again.
final class Gate implements AutoCloseable {
  private final int port = Mosquitto.freePort();
  private final int broker;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean frozen;
  private @Nullable ServerSocket door;
  private @Nullable Thread keeper;

  Gate(int broker) throws IOException {
    this.broker = broker;
  }

  int port() {
    return port;
  }

  void plug() throws IOException {
    frozen = false;
    ServerSocket fresh = new ServerSocket();
    fresh.setReuseAddress(true);
    fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    door = fresh;
    keeper = Thread.ofVirtual().start(() -> accept(fresh));
  }

  /// The port is free again afterwards: a socket is closed only when nobody waits at it any more.
  void pull() throws IOException {
    if (door != null) {
      door.close();
    }
    try {
      if (keeper != null) {
        keeper.join();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  /// As a switch would that lost its way: both ends stay connected, and nothing passes any more.
  void freeze() {
    frozen = true;
  }

  @Override
  public void close() throws IOException {
    pull();
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket near = listening.accept();
        open.add(near);
        Socket far = new Socket(InetAddress.getLoopbackAddress(), broker);
        open.add(far);
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
      } catch (IOException _) {
        // The cable was pulled, or the broker is away: the next connection is a new try.
      }
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] some = new byte[8192];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (!frozen) {
          to.getOutputStream().write(some, 0, read);
        }
      }
    } catch (IOException _) {
      // Either end is gone, and with it the other.
    }
  }
}
