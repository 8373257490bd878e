package dev.linewarden.reject;

import java.util.EnumMap;
import java.util.Objects;

/// Sensors that parts come past, and what cannot be right about them: stuck on, bouncing without
/// end, blind. Each stops the line, again at each start while it is so; a part sensor that sees
/// nothing looks like an empty line, and is asked about. On the `io` thread.
final class SensorWatch {
  /// A sensor that sees something while so many parts' lengths of belt go by is stuck: more than
  /// any parts that touch one another.
  static final int STUCK_PARTS = 10;

  /// So many bounces in a row are no bounces any more: the sensor, or its cable, is broken.
  static final int BOUNCES_MAX = 20;

  private final Interlock interlock;
  private final Schedule schedule;
  private final double stuckMm;
  private final long debounceNanos;
  private final double emptyMm;
  private final Sensor partSensor = new Sensor(Input.PART_SENSOR);
  private final EnumMap<Input, Sensor> sensors = new EnumMap<>(Input.class);

  /// The same, to go through without allocating.
  private final Sensor[] all;

  /// Where the belt was when a part last came, or the line was started.
  private double partMm;

  private boolean emptyTold;

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
  }

  SensorWatch(Interlock interlock, Schedule schedule, TrackingSettings settings) {
    this.interlock = interlock;
    this.schedule = schedule;
    this.stuckMm = STUCK_PARTS * settings.conveyor().partMm();
    this.debounceNanos = settings.sensors().debounceNanos();
    this.emptyMm = settings.sensors().emptyMm();
    sensors.put(Input.PART_SENSOR, partSensor);
    for (int lane = 0; lane < Input.LANES_MAX; lane++) {
      sensors.put(Input.confirm(lane), new Sensor(Input.confirm(lane)));
      sensors.put(Input.resync(lane), new Sensor(Input.resync(lane)));
    }
    this.all = sensors.values().toArray(Sensor[]::new);
  }

  private Sensor sensor(Input input) {
    return Objects.requireNonNull(sensors.get(input));
  }

  /// The part sensor's edge.
  void part(long atNanos) {
    edge(Input.PART_SENSOR, atNanos);
    partCame(schedule.travelAt(atNanos));
  }

  private void partCame(double travelMm) {
    partMm = travelMm;
    emptyTold = false;
  }

  /// A sensor came on.
  void edge(Input input, long atNanos) {
    Sensor sensor = sensor(input);
    sensor.bounces = atNanos - sensor.edgeNanos < debounceNanos ? sensor.bounces + 1 : 0;
    sensor.edgeNanos = atNanos;
    if (sensor.bounces >= BOUNCES_MAX && interlock.permitted()) {
      sensor.bounces = 0;
      interlock.trip(
          input.key() + " bounces",
          "%d edges in a row, each within %d us".formatted(BOUNCES_MAX, debounceNanos / 1_000));
    }
  }

  void level(Input input, boolean on, long atNanos) {
    Sensor sensor = sensor(input);
    if (sensor == partSensor) {
      holdUnseen(atNanos);
    }
    sensor.level(on, schedule.travelAt(atNanos));
  }

  /// The belt has no permit: what is wrong is told again when it gets one.
  void begin(long nowNanos) {
    partCame(schedule.travelAt(nowNanos));
    for (Sensor sensor : all) {
      sensor.told = false;
      sensor.bounces = 0;
    }
  }

  /// While the belt has its permit, after the edges of one poll.
  void look(long nowNanos) {
    for (Sensor sensor : all) {
      if (isStuck(sensor, nowNanos) && !sensor.told) {
        sensor.told = true;
        holdUnseen(nowNanos);
        interlock.trip(
            sensor.input.key() + " is stuck on",
            "on while %.0f mm of belt went by".formatted(stuckMm));
      }
    }
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
}
