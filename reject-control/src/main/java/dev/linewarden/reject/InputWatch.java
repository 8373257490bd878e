package dev.linewarden.reject;

import dev.linewarden.inspection.FaultLog;
import java.util.OptionalInt;

/// What the wires say besides where the parts are: inputs that must not be on or off while the belt
/// runs, and sensors that cannot be right. A stop lasts until a person starts the line again, and
/// is there again at once while its cause is. On the `io` thread.
final class InputWatch implements LineIo.Edges {
  /// A belt that has the permit runs after so long, if somebody says whether it does.
  static final long RUN_UP_NANOS = 5_000_000_000L;

  private final PartEdges parts;
  private final Interlock interlock;
  private final SafeOutputs outputs;
  private final FaultLog faults;
  private final RecipeBits recipe = new RecipeBits();
  private volatile KeyTaker keys = KeyTaker.NOBODY;
  private final SensorWatch sensors;

  private boolean binFull;
  private boolean airLow;
  private boolean powerFailing;
  private boolean emergencyStop;
  private boolean standing;
  private boolean standingTold;
  private long standingSinceNanos;

  /// @param parts hears of parts, as if nobody stood between
  InputWatch(
      PartEdges parts,
      Interlock interlock,
      SafeOutputs outputs,
      Schedule schedule,
      TrackingSettings settings,
      FaultLog faults) {
    this.parts = parts;
    this.interlock = interlock;
    this.outputs = outputs;
    this.faults = faults;
    this.sensors = new SensorWatch(interlock, schedule, settings);
  }

  @Override
  public void part(long atNanos) {
    sensors.part(atNanos);
    parts.part(atNanos);
  }

  @Override
  public void confirm(int lane, long atNanos) {
    sensors.edge(Input.confirm(lane), atNanos);
    parts.confirm(lane, atNanos);
  }

  @Override
  public void resync(int lane, long atNanos) {
    sensors.edge(Input.resync(lane), atNanos);
    parts.resync(lane, atNanos);
  }

  @Override
  public void acknowledge(boolean on) {
    parts.acknowledge(on);
  }

  @Override
  public void astray(long atNanos, String why) {
    parts.astray(atNanos, why);
  }

  @Override
  public void belt(long atNanos, double travelMm, double mmPerSecond) {
    parts.belt(atNanos, travelMm, mmPerSecond);
  }

  @Override
  public void lost(long atNanos, long edges) {
    parts.lost(atNanos, edges);
  }

  @Override
  public void level(Input input, boolean on, long atNanos) {
    switch (input) {
      case PART_SENSOR,
          REJECT_CONFIRM,
          REJECT_CONFIRM_2,
          REJECT_CONFIRM_3,
          REJECT_CONFIRM_4,
          RESYNC,
          RESYNC_2,
          RESYNC_3,
          RESYNC_4 ->
          sensors.level(input, on, atNanos);
      case BIN_FULL -> binFull = on;
      case AIR_LOW -> airLow = on;
      case POWER_FAILING -> {
        powerFailing = on;
        restWhile(on, atNanos);
        keys.turned(input, on);
      }
      case EMERGENCY_STOP -> {
        emergencyStop = on;
        restWhile(on, atNanos);
      }
      case LINE_RUNNING -> stands(!on, atNanos);
      case RESET_KEY -> keys.turned(input, on);
      case RECIPE_STROBE -> recipe.strobe(on, atNanos);
      case RECIPE_BIT_0,
          RECIPE_BIT_1,
          RECIPE_BIT_2,
          RECIPE_BIT_3,
          RECIPE_BIT_4,
          RECIPE_BIT_5,
          RECIPE_BIT_6,
          RECIPE_BIT_7 ->
          recipe.bit(Input.RECIPE_BITS.indexOf(input), on, atNanos);
      case ENCODER_A, ENCODER_B -> {}
      case RESULT_ACK -> parts.acknowledge(on);
    }
  }

  private void stands(boolean now, long atNanos) {
    standing = now;
    standingSinceNanos = atNanos;
  }

  /// Whoever hears of keys from now on. Any thread.
  void tell(KeyTaker taker) {
    keys = taker;
  }

  /// They stay so until a person starts the line again.
  private void restWhile(boolean on, long atNanos) {
    if (on) {
      outputs.rest(atNanos);
    }
  }

  @Override
  public void broken(long atNanos, String why) {
    interlock.trip("wires lost", why);
  }

  /// After the edges of one poll.
  ///
  /// @param caughtUp no edge until now is still to be read
  void look(long nowNanos, boolean caughtUp) {
    OptionalInt called = caughtUp ? recipe.look(nowNanos) : OptionalInt.empty();
    if (called.isPresent()) {
      keys.called(called.getAsInt());
    }
    if (!interlock.permitted()) {
      standingSinceNanos = nowNanos;
      standingTold = false;
      sensors.begin(nowNanos);
      return;
    }
    stopWhile(powerFailing, Input.POWER_FAILING, "the supply is failing");
    stopWhile(emergencyStop, Input.EMERGENCY_STOP, "somebody pressed it");
    if (!powerFailing && !emergencyStop) {
      outputs.wake(nowNanos);
    }
    stopWhile(binFull, Input.BIN_FULL, "the bin takes no more parts");
    stopWhile(airLow, Input.AIR_LOW, "the ejector's air is too weak");
    sensors.look(nowNanos);
    if (standing && !standingTold && nowNanos - standingSinceNanos > RUN_UP_NANOS) {
      standingTold = true;
      faults.count(
          Tracker.ROLE,
          "line does not run",
          "%s is off, though the belt has the permit".formatted(Input.LINE_RUNNING.key()));
    }
  }

  /// When to look again though no edge came.
  long dueNanos() {
    return recipe.dueNanos();
  }

  private void stopWhile(boolean on, Input input, String why) {
    if (on) {
      interlock.trip(input.key(), why);
    }
  }
}
