package dev.linewarden.reject;

import dev.linewarden.inspection.FaultLog;
import java.util.EnumMap;
import java.util.Objects;

/// What the wires say besides where the parts are: inputs that must not be on or off while the belt
/// runs, and sensors that cannot be right. A stop lasts until a person starts the line again, and
/// is there again at once while its cause is. On the `io` thread.
final class InputWatch implements LineIo.Edges {
  /// A sensor that sees something while so many parts' lengths of belt go by is stuck: more than
  /// any parts that touch one another.
  static final int STUCK_PARTS = 10;

  /// So many bounces in a row are no bounces any more: the sensor, or its cable, is broken.
  static final int BOUNCES_MAX = 20;

  /// A belt that has the permit runs after so long, if somebody says whether it does.
  static final long RUN_UP_NANOS = 5_000_000_000L;

  private final PartEdges parts;
  private final Interlock interlock;
  private final SafeOutputs outputs;
  private final Schedule schedule;
  private final FaultLog faults;
  private volatile KeyTaker keys = (_, _) -> {};
  private final double stuckMm;
  private final long debounceNanos;
  private final double emptyMm;
  private final Sensor partSensor = new Sensor(Input.PART_SENSOR);

  /// Each that parts come past, the part sensor among them.
  private final EnumMap<Input, Sensor> sensors = new EnumMap<>(Input.class);

  /// The same, to go through without allocating.
  private final Sensor[] watched;

  /// Where the belt was when a part last came, or the line was started.
  private double partMm;

  private boolean emptyTold;
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
    this.schedule = schedule;
    this.stuckMm = STUCK_PARTS * settings.conveyor().partMm();
    this.emptyMm = settings.sensors().emptyMm();
    this.debounceNanos = settings.sensors().debounceNanos();
    this.faults = faults;
    sensors.put(Input.PART_SENSOR, partSensor);
    for (int lane = 0; lane < Input.LANES_MAX; lane++) {
      sensors.put(Input.confirm(lane), new Sensor(Input.confirm(lane)));
      sensors.put(Input.resync(lane), new Sensor(Input.resync(lane)));
    }
    this.watched = sensors.values().toArray(Sensor[]::new);
  }

  private static final class Sensor {
    private final Input input;
    private boolean on;

    /// Somebody has told of its level.
    private boolean isWired;

    /// Until the sensor is free again, or a person starts the line.
    private boolean told;

    private double sinceMm;
    private long edgeNanos = Long.MIN_VALUE / 2;
    private int bounces;

    Sensor(Input input) {
      this.input = input;
    }

    private void level(boolean now, double travelMm) {
      sinceMm = now && on ? sinceMm : travelMm;
      on = now;
      isWired = true;
      told = told && now;
    }

    private void begin() {
      told = false;
      bounces = 0;
    }
  }

  @Override
  public void part(long atNanos) {
    bounce(partSensor, atNanos);
    partCame(schedule.travelAt(atNanos));
    parts.part(atNanos);
  }

  @Override
  public void confirm(int lane, long atNanos) {
    bounce(sensor(Input.confirm(lane)), atNanos);
    parts.confirm(lane, atNanos);
  }

  @Override
  public void resync(int lane, long atNanos) {
    bounce(sensor(Input.resync(lane)), atNanos);
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
          sees(sensor(input), on, atNanos);
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
      case RESET_KEY,
          RECIPE_STROBE,
          RECIPE_BIT_0,
          RECIPE_BIT_1,
          RECIPE_BIT_2,
          RECIPE_BIT_3,
          RECIPE_BIT_4,
          RECIPE_BIT_5,
          RECIPE_BIT_6,
          RECIPE_BIT_7 ->
          keys.turned(input, on);
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
  void look(long nowNanos) {
    if (!interlock.permitted()) {
      standingSinceNanos = nowNanos;
      standingTold = false;
      partCame(schedule.travelAt(nowNanos));
      for (Sensor sensor : watched) {
        sensor.begin();
      }
      return;
    }
    stopWhile(powerFailing, Input.POWER_FAILING, "the supply is failing");
    stopWhile(emergencyStop, Input.EMERGENCY_STOP, "somebody pressed it");
    if (!powerFailing && !emergencyStop) {
      outputs.wake(nowNanos);
    }
    stopWhile(binFull, Input.BIN_FULL, "the bin takes no more parts");
    stopWhile(airLow, Input.AIR_LOW, "the ejector's air is too weak");
    for (Sensor sensor : watched) {
      stuck(sensor, nowNanos);
    }
    blind(nowNanos);
    if (standing && !standingTold && nowNanos - standingSinceNanos > RUN_UP_NANOS) {
      standingTold = true;
      faults.count(
          Tracker.ROLE,
          "line does not run",
          "%s is off, though the belt has the permit".formatted(Input.LINE_RUNNING.key()));
    }
  }

  private void stopWhile(boolean on, Input input, String why) {
    if (on) {
      interlock.trip(input.key(), why);
    }
  }

  private void stuck(Sensor sensor, long nowNanos) {
    if (isStuck(sensor, nowNanos) && !sensor.told) {
      sensor.told = true;
      holdUnseen(nowNanos);
      interlock.trip(
          sensor.input.key() + " is stuck on",
          "on while %.0f mm of belt went by".formatted(stuckMm));
    }
  }

  private void partCame(double travelMm) {
    partMm = travelMm;
    emptyTold = false;
  }

  /// A part sensor that sees nothing any more looks like an empty line, and lets all parts by.
  private void blind(long nowNanos) {
    if (partSensor.isWired && !emptyTold && schedule.travelAt(nowNanos) - partMm > emptyMm) {
      emptyTold = true;
      interlock.alarm(
          "part_sensor sees nothing",
          "%.0f m of belt went by without a part".formatted(emptyMm / 1e3));
    }
  }

  private boolean isStuck(Sensor sensor, long nowNanos) {
    return sensor.on && schedule.travelAt(nowNanos) - sensor.sinceMm > stuckMm;
  }

  /// What went by in front of a part sensor that saw one thing all the while has no number: all of
  /// it is ejected.
  private void holdUnseen(long nowNanos) {
    if (isStuck(partSensor, nowNanos)) {
      schedule.hold(0, partSensor.sinceMm, schedule.travelAt(nowNanos));
    }
  }

  private void sees(Sensor sensor, boolean on, long atNanos) {
    if (sensor == partSensor) {
      holdUnseen(atNanos);
    }
    sensor.level(on, schedule.travelAt(atNanos));
  }

  private Sensor sensor(Input input) {
    return Objects.requireNonNull(sensors.get(input));
  }

  private void bounce(Sensor sensor, long atNanos) {
    sensor.bounces = atNanos - sensor.edgeNanos < debounceNanos ? sensor.bounces + 1 : 0;
    sensor.edgeNanos = atNanos;
    if (sensor.bounces >= BOUNCES_MAX && interlock.permitted()) {
      sensor.bounces = 0;
      interlock.trip(
          sensor.input.key() + " bounces",
          "%d edges in a row, each within %d us".formatted(BOUNCES_MAX, debounceNanos / 1_000));
    }
  }
}
