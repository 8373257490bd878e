package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Wires whose outputs can be put to rest: safe at once, whatever is wanted of them, until they are
/// woken; then they are as they were last wanted. While the belt has no permit, a person may hold
/// one of them by hand. On the `io` thread.
final class SafeOutputs implements LineIo {
  private final LineIo io;
  private final Map<Output, Boolean> wanted = new EnumMap<>(Output.class);
  private final WirePanel panel = new WirePanel();
  private @Nullable SeenEdges seen;
  private boolean resting;
  private @Nullable Output forced;
  private boolean forcedOn;

  SafeOutputs(LineIo io) {
    this.io = io;
  }

  @Override
  public void set(Output output, boolean on, long nowNanos) {
    wanted.put(output, on);
    if (output == Output.RUN_PERMIT && on) {
      // In the same turn: the ejector belongs to the parts again before the belt moves.
      force(panel.forcing().holding(true, resting, nowNanos), nowNanos);
    }
    if (!resting && output != forced) {
      move(output, on, nowNanos);
    }
  }

  private void move(Output output, boolean on, long nowNanos) {
    io.set(output, on, nowNanos);
    panel.moved(output, on, nowNanos);
  }

  /// What every wire does, and the handle for people.
  WirePanel panel() {
    return panel;
  }

  private void force(Forcing.@Nullable Hold hold, long nowNanos) {
    Output moved = hold == null ? null : hold.moved();
    Output before = forced;
    boolean on = hold != null && hold.movedOn();
    if (moved == before && on == forcedOn) {
      return;
    }
    forced = moved;
    forcedOn = on;
    if (before != null && before != moved && !resting) {
      move(before, isWanted(before), nowNanos);
    }
    if (moved != null) {
      move(moved, on, nowNanos);
    }
  }

  private boolean isWanted(Output output) {
    return wanted.getOrDefault(output, output.safe());
  }

  @Override
  public void rest(long nowNanos) {
    if (!resting) {
      resting = true;
      io.rest(nowNanos);
      panel.rested();
      force(panel.forcing().holding(false, true, nowNanos), nowNanos);
    }
  }

  void wake(long nowNanos) {
    if (resting) {
      resting = false;
      wanted.forEach((output, on) -> move(output, on, nowNanos));
    }
  }

  @Override
  public String name() {
    return io.name();
  }

  @Override
  public void listen(Doorbell poller) {
    io.listen(poller);
    panel.forcing().listen(poller);
  }

  @Override
  public int poll(long nowNanos, Edges edges) {
    boolean permitted = isWanted(Output.RUN_PERMIT);
    force(panel.forcing().holding(permitted, resting, nowNanos), nowNanos);
    SeenEdges taken = seen == null ? new SeenEdges(panel, edges) : seen;
    seen = taken;
    return io.poll(nowNanos, taken.to(edges));
  }

  @Override
  public boolean told(long atNanos, Runnable leftOut) {
    return io.told(atNanos, leftOut);
  }

  @Override
  public long dueNanos() {
    return Math.min(io.dueNanos(), panel.forcing().dueNanos());
  }

  @Override
  public void close() {
    io.close();
  }
}
