package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which wires the station has, and where.
///
/// @param chip that the inputs are at, and the outputs if nothing else is said: label or device
/// @param outputChip empty = the same chip
/// @param mmPerCount belt for one count of the encoder
/// @param watchdog the machine's own, to be fed while the station is alive; empty = none
public record IoSettings(
    Driver driver,
    String chip,
    String outputChip,
    double mmPerCount,
    Map<Input, Wire> inputs,
    Map<Output, Wire> outputs,
    Optional<Path> watchdog) {
  public enum Driver {
    /// The simulated conveyor.
    BENCH,
    /// GPIO chips of this machine.
    GPIO
  }

  public static final IoSettings BENCH =
      new IoSettings(Driver.BENCH, "", "", 1, Map.of(), Map.of(), Optional.empty());

  /// What stops the parts, by itself or through whoever watches it.
  private static final Set<Output> STOPPING =
      Set.of(Output.RUN_PERMIT, Output.LINE_STOP, Output.HEARTBEAT, Output.PASS_GATE);

  private static final double MM_PER_COUNT_MIN = 0.001;
  private static final double MM_PER_COUNT_MAX = 1_000;

  public IoSettings {
    inputs = Map.copyOf(inputs);
    outputs = Map.copyOf(outputs);
    if (driver == Driver.GPIO) {
      check(chip, outputChip, inputs, outputs);
    }
  }

  /// @param tracking what needs wires: travel needs an encoder, each ejector an output and a sensor
  ///   behind it
  /// @param sensed whether the part sensor is to tell of parts
  public static IoSettings read(SettingsReader table, TrackingSettings tracking, boolean sensed) {
    Driver driver = table.choice("driver", Driver.class, Driver.BENCH);
    String chip = table.has("chip") ? table.text("chip") : "";
    String outputChip = table.has("output_chip") ? table.text("output_chip") : "";
    double mmPerCount = table.number("mm_per_count", MM_PER_COUNT_MIN, MM_PER_COUNT_MAX, 1);
    Optional<Path> watchdog =
        table.has("watchdog") ? Optional.of(table.path("watchdog", Path.of(""))) : Optional.empty();
    Map<Input, Wire> inputs = new EnumMap<>(Input.class);
    SettingsReader in = table.table("inputs");
    for (Input input : Input.values()) {
      if (in.has(input.key())) {
        inputs.put(input, Wire.input(in, input.key()));
      }
    }
    Map<Output, Wire> outputs = new EnumMap<>(Output.class);
    SettingsReader out = table.table("outputs");
    for (Output output : Output.values()) {
      if (out.has(output.key())) {
        outputs.put(output, Wire.output(out, output));
      }
    }
    if (driver == Driver.GPIO) {
      checkInputs(in, inputs.keySet(), tracking, sensed);
      checkLanes(out, outputs.keySet(), tracking);
    }
    try {
      return new IoSettings(driver, chip, outputChip, mmPerCount, inputs, outputs, watchdog);
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
      return BENCH;
    }
  }

  private static void checkInputs(
      SettingsReader in, Set<Input> wired, TrackingSettings tracking, boolean sensed) {
    if (tracking.conveyor().by() == TrackingSettings.By.TRAVEL
        && !wired.contains(Input.ENCODER_A)) {
      in.problem("'encoder_a' is missing: with [belt] by = 'travel' somebody has to tell how far");
    }
    if (sensed && !wired.contains(Input.PART_SENSOR)) {
      in.problem("'part_sensor' is missing: nobody would see a part come");
    }
    for (int lane = 0; lane < tracking.lanes(); lane++) {
      Input resync = Input.resync(lane);
      if (tracking.lane(lane).resync().isThere() && !wired.contains(resync)) {
        in.problem(
            "'%s' is missing: without it every part would seem to vanish".formatted(resync.key()));
      }
      if (lane > 0 && !wired.contains(Input.confirm(lane))) {
        in.problem(
            "'%s' is missing: nobody could say what [%s] has removed"
                .formatted(Input.confirm(lane).key(), Output.ejector(lane).key()));
      }
    }
  }

  private static void checkLanes(SettingsReader out, Set<Output> wired, TrackingSettings tracking) {
    for (int lane = 1; lane < Limit.LANES_MAX; lane++) {
      String key = Output.ejector(lane).key();
      boolean told = lane < tracking.lanes();
      if (told && !wired.contains(Output.ejector(lane))) {
        out.problem("'%s' is missing, but there is a table [%s]".formatted(key, key));
      } else if (!told && wired.contains(Output.ejector(lane))) {
        out.problem("where is '%s'? The table [%s] is missing".formatted(key, key));
      }
    }
  }

  /// Where the outputs are.
  String outputsAt() {
    return outputChip.isEmpty() ? chip : outputChip;
  }

  private static void check(
      String chip, String outputChip, Map<Input, Wire> inputs, Map<Output, Wire> outputs) {
    Ranges ranges = new Ranges("driver 'gpio'");
    if (chip.isEmpty()) {
      ranges.problem("'chip' is missing: ./linewarden io lists the chips");
    }
    if (!inputs.containsKey(Input.REJECT_CONFIRM)) {
      ranges.problem("inputs 'reject_confirm' is missing: nobody could say what has left the line");
    }
    if (!outputs.containsKey(Output.EJECTOR) && !outputs.containsKey(Output.PASS_GATE)) {
      ranges.problem("outputs 'ejector' or 'pass_gate' is missing: nothing would leave the line");
    }
    if (STOPPING.stream().noneMatch(outputs::containsKey)) {
      ranges.problem(
          "outputs 'run_permit', 'line_stop', 'heartbeat' or 'pass_gate' is missing: nothing would stop the line, and every part would pass where this program ends");
    }
    if (inputs.containsKey(Input.ENCODER_B) && !inputs.containsKey(Input.ENCODER_A)) {
      ranges.problem("inputs 'encoder_a' is missing: one channel is always the first");
    }
    Map<String, String> taken = new HashMap<>();
    inputs.forEach((input, wire) -> take(taken, chip, wire, input.key(), ranges));
    String out = outputChip.isEmpty() ? chip : outputChip;
    outputs.forEach((output, wire) -> take(taken, out, wire, output.key(), ranges));
    ranges.refuse();
  }

  private static void take(
      Map<String, String> taken, String chip, Wire wire, String key, Ranges ranges) {
    String before = taken.putIfAbsent(chip + " " + wire.line(), key);
    if (before != null) {
      ranges.problem(
          "line '%s' can be only one of '%s' and '%s'".formatted(wire.line(), before, key));
    }
  }
}
