package dev.linewarden.reject;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// What every wire does, for people who look for a fault, and the handle by which they move one.
/// Any thread may look; what is package-private belongs to the `io` thread.
public final class WirePanel {
  private final Map<Input, WireMeter> inputs = new EnumMap<>(Input.class);
  private final Map<Output, WireMeter> outputs = new EnumMap<>(Output.class);
  private final Forcing forcing = new Forcing();

  WirePanel() {
    for (Input input : Input.values()) {
      inputs.put(input, new WireMeter());
    }
    for (Output output : Output.values()) {
      outputs.put(output, new WireMeter());
    }
  }

  public WireLevel look(Input input, long nowNanos) {
    return of(input).look(nowNanos);
  }

  /// At rest it is not known, but safe.
  public WireLevel look(Output output, long nowNanos) {
    return of(output).look(nowNanos);
  }

  /// Moves one output by hand while the belt has no permit.
  public Forcing forcing() {
    return forcing;
  }

  WireMeter of(Input input) {
    return Objects.requireNonNull(inputs.get(input));
  }

  /// As the drivers do it: gate and line stop follow.
  void moved(Output output, boolean on, long nowNanos) {
    of(output).change(on, nowNanos);
    if (output == Output.EJECTOR) {
      of(Output.PASS_GATE).change(!on, nowNanos);
    } else if (output == Output.RUN_PERMIT) {
      of(Output.LINE_STOP).change(!on, nowNanos);
    }
  }

  void rested() {
    outputs.values().forEach(WireMeter::forget);
  }

  private WireMeter of(Output output) {
    return Objects.requireNonNull(outputs.get(output));
  }
}
