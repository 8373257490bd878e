package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import java.util.EnumMap;
import java.util.Map;

/// Wires whose outputs can be put to rest: safe at once, whatever is wanted of them, until they are
/// woken; then they are as they were last wanted. On the `io` thread.
final class SafeOutputs implements LineIo {
  private final LineIo io;
  private final Map<Output, Boolean> wanted = new EnumMap<>(Output.class);
  private boolean resting;

  SafeOutputs(LineIo io) {
    this.io = io;
  }

  @Override
  public void set(Output output, boolean on, long nowNanos) {
    wanted.put(output, on);
    if (!resting) {
      io.set(output, on, nowNanos);
    }
  }

  @Override
  public void rest(long nowNanos) {
    if (!resting) {
      resting = true;
      io.rest(nowNanos);
    }
  }

  void wake(long nowNanos) {
    if (resting) {
      resting = false;
      wanted.forEach((output, on) -> io.set(output, on, nowNanos));
    }
  }

  @Override
  public String name() {
    return io.name();
  }

  @Override
  public void listen(Doorbell poller) {
    io.listen(poller);
  }

  @Override
  public int poll(long nowNanos, Edges edges) {
    return io.poll(nowNanos, edges);
  }

  @Override
  public boolean told(long atNanos, Runnable leftOut) {
    return io.told(atNanos, leftOut);
  }

  @Override
  public long dueNanos() {
    return io.dueNanos();
  }

  @Override
  public void close() {
    io.close();
  }
}
