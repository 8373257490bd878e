package dev.linewarden.ui;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One connected screen. At most one message is on its way to it; of the waiting ones only the
/// newest of each kind is kept, so a slow screen sees fewer pictures and costs no memory. Any
/// thread.
final class Watcher {
  private final Session session;
  private final BooleanSupplier mayStay;
  private byte @Nullable [] picture;
  private @Nullable String status;
  private boolean sending;

  /// @param mayStay whether whoever looks there still may
  Watcher(Session session, BooleanSupplier mayStay) {
    this.session = session;
    this.mayStay = mayStay;
  }

  void picture(byte[] message) {
    synchronized (this) {
      picture = message;
    }
    pump();
  }

  void status(String message) {
    synchronized (this) {
      status = message;
    }
    pump();
  }

  boolean mayStay() {
    return mayStay.getAsBoolean();
  }

  void dismiss(int code, String why) {
    session.close(code, why, Callback.NOOP);
  }

  /// Sends the next message unless one is under way. Completion may come on this same thread; it
  /// finds at most the two waiting messages, so the depth is bounded.
  private void pump() {
    String text;
    byte[] binary;
    synchronized (this) {
      if (sending || !session.isOpen()) {
        return;
      }
      text = status;
      binary = text == null ? picture : null;
      if (text == null && binary == null) {
        return;
      }
      status = null;
      picture = text == null ? null : picture;
      sending = true;
    }
    // A failure means the connection is going down: its close event takes the watcher out.
    Callback done = Callback.from(this::sent, _ -> session.disconnect());
    if (text != null) {
      session.sendText(text, done);
    } else if (binary != null) {
      session.sendBinary(ByteBuffer.wrap(binary), done);
    }
  }

  private void sent() {
    synchronized (this) {
      sending = false;
    }
    pump();
  }
}
