package dev.linewarden.inspection;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Wakes the thread that runs an agent. A ring while nobody listens is remembered by nobody: the
/// agent looks at its mailboxes before it sleeps, so nothing is lost. Any thread may ring.
public final class Doorbell {
  private volatile @Nullable Thread listener;

  /// Called once by the thread that will run the agent.
  public void listen(Thread thread) {
    listener = thread;
  }

  public void ring() {
    Thread thread = listener;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }
}
