package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The bench's wires by hand: every input can be turned on and off, every output looked at. Any
/// thread, but what is package-private belongs to whoever polls.
public final class BenchPanel {
  /// Turned since the last poll.
  private static final int TURNED_MAX = 64;

  private final ArrayBlockingQueue<Turned> turned = new ArrayBlockingQueue<>(TURNED_MAX);
  private final Map<Output, AtomicBoolean> outputs = new EnumMap<>(Output.class);
  private volatile @Nullable Doorbell poller;

  private record Turned(Input input, boolean on) {}

  BenchPanel() {
    for (Output output : Output.values()) {
      outputs.put(output, new AtomicBoolean(output.safe()));
    }
  }

  /// As if the wire changed when the bench is next polled. False when too many were turned at once.
  public boolean turn(Input input, boolean on) {
    boolean taken = turned.offer(new Turned(input, on));
    Doorbell bell = poller;
    if (bell != null) {
      bell.ring();
    }
    return taken;
  }

  public boolean isOn(Output output) {
    return wire(output).get();
  }

  void listen(Doorbell bell) {
    poller = bell;
  }

  void set(Output output, boolean on) {
    show(output, on);
    if (output == Output.EJECTOR) {
      show(Output.PASS_GATE, !on);
    } else if (output == Output.RUN_PERMIT) {
      show(Output.LINE_STOP, !on);
      show(Output.PASS_GATE, !isOn(Output.EJECTOR));
    }
  }

  /// Every output is safe.
  void rest() {
    outputs.forEach((output, on) -> on.set(output.safe()));
  }

  private void show(Output output, boolean on) {
    wire(output).set(on);
  }

  int poll(long nowNanos, LineIo.Edges edges) {
    int count = 0;
    for (Turned each = turned.poll(); each != null; each = turned.poll()) {
      if (each.on && each.input == Input.PART_SENSOR) {
        edges.part(nowNanos);
      } else if (each.on && each.input.resyncLane() >= 0) {
        edges.resync(each.input.resyncLane(), nowNanos);
      } else if (each.on && each.input.lane() >= 0) {
        edges.confirm(each.input.lane(), nowNanos);
      }
      edges.level(each.input, each.on, nowNanos);
      count++;
    }
    return count;
  }

  private AtomicBoolean wire(Output output) {
    return Objects.requireNonNull(outputs.get(output));
  }
}
