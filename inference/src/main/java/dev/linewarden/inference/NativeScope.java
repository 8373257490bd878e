package dev.linewarden.inference;

import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps everything of one recipe that lives in native memory, and frees it once, newest first. Not
/// thread-safe.
final class NativeScope implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.inference");

  private final Deque<AutoCloseable> kept = new ArrayDeque<>();

  <T extends AutoCloseable> T keep(T resource) {
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
