package dev.linewarden.station;

import java.util.ArrayDeque;

/// Closes what was opened, the last first. One that fails is logged and does not keep the others
/// open. One thread.
final class Closer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  private final ArrayDeque<AutoCloseable> open = new ArrayDeque<>();

  <T extends AutoCloseable> T keep(T opened) {
    open.push(opened);
    return opened;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable next = open.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.ERROR, next.getClass().getSimpleName() + " did not close", e);
      }
    }
  }
}
