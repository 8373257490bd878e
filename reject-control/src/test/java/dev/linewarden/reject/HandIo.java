package dev.linewarden.reject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/// Wires moved by hand: for what no conveyor would do.
final class HandIo implements LineIo {
  private final Queue<Consumer<Edges>> waiting = new ArrayDeque<>();
  final List<Long> ejectorOnNanos = new ArrayList<>();
  final List<Long> ejectorOffNanos = new ArrayList<>();
  boolean ejector;
  boolean permit;
  int heartbeats;

  void edge(Consumer<Edges> edge) {
    waiting.add(edge);
  }

  @Override
  public String name() {
    return "hand";
  }

  @Override
  public int poll(long nowNanos, Edges edges) {
    int count = 0;
    while (!waiting.isEmpty() && count < EDGES_MAX) {
      waiting.remove().accept(edges);
      count++;
    }
    return count;
  }

  @Override
  public void ejector(boolean on, long nowNanos) {
    ejector = on;
    (on ? ejectorOnNanos : ejectorOffNanos).add(nowNanos);
  }

  @Override
  public void permit(boolean run, long nowNanos) {
    permit = run;
  }

  @Override
  public void heartbeat(boolean high, long nowNanos) {
    heartbeats++;
  }

  @Override
  public long dueNanos() {
    return Belt.NEVER;
  }

  @Override
  public void close() {
    permit = false;
    ejector = false;
  }
}
