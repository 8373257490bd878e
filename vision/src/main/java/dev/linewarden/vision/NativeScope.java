package dev.linewarden.vision;

import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps what lives in native memory as long as it is needed together, and frees it once, newest
/// first. Not thread-safe.
public final class NativeScope implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.vision");

  private final Deque<AutoCloseable> kept = new ArrayDeque<>();

  /// Gives it back, and closes it with the others.
  public <T extends AutoCloseable> T keep(T resource) {
    kept.push(resource);
    return resource;
  }

  @Override
  public void close() {
    while (!kept.isEmpty()) {
      AutoCloseable resource = kept.pop();
      try {
        resource.close();
      } catch (Exception failure) {
        // One that cannot be freed must not keep the others from being freed.
        LOG.log(System.Logger.Level.WARNING, "could not free " + resource.getClass(), failure);
      }
    }
  }
}
