package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/// Wires moved by hand: for what no conveyor would do.
final class HandIo implements LineIo {
  private final Queue<Consumer<Edges>> waiting = new ArrayDeque<>();
  final List<Long> ejectorOnNanos = new ArrayList<>();
  final List<Long> ejectorOffNanos = new ArrayList<>();
  final List<String> furtherEjectors = new ArrayList<>();
  final Set<Output> outputs = EnumSet.noneOf(Output.class);
  boolean ejector;
  boolean permit;
  boolean toldTaken = true;
  int heartbeats;
  int rests;

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
  public void listen(Doorbell poller) {}

  @Override
  public boolean told(long atNanos, Runnable leftOut) {
    if (!toldTaken) {
      return false;
    }
    edge(edges -> edges.part(atNanos));
    return true;
  }

  @Override
  public void set(Output output, boolean on, long nowNanos) {
    if (on) {
      outputs.add(output);
    } else {
      outputs.remove(output);
    }
    if (output == Output.EJECTOR) {
      ejector = on;
      (on ? ejectorOnNanos : ejectorOffNanos).add(nowNanos);
    } else if (output.key().startsWith("ejector_")) {
      furtherEjectors.add(output.key() + (on ? " on " : " off ") + nowNanos / HandLine.MILLI);
    } else if (output == Output.RUN_PERMIT) {
      permit = on;
    } else if (output == Output.HEARTBEAT) {
      heartbeats++;
    }
  }

  @Override
  public void rest(long nowNanos) {
    rests++;
    permit = false;
    ejector = false;
    outputs.clear();
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
