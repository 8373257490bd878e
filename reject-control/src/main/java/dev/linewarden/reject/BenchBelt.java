package dev.linewarden.reject;

import org.jspecify.annotations.Nullable;

/// How the bench's belt really moves, and who is told: it runs when it has the permit and nobody
/// else stopped it; while it stands, a hand can move it. One thread.
final class BenchBelt {
  private final double mmPerPart;
  private final Belt belt = new Belt();
  private final EdgeBuffer buffer;
  private final @Nullable BenchEncoder encoder;
  private double partsPerMinute;
  private boolean permitted;
  private boolean standing;
  private boolean byHand;

  BenchBelt(BenchSettings settings, EdgeBuffer buffer) {
    BenchConveyor.Fittings fittings = settings.conveyor().fittings();
    this.mmPerPart = settings.conveyor().pitchMm();
    this.partsPerMinute = settings.partsPerMinute();
    this.buffer = buffer;
    this.encoder = fittings.mmPerCount() > 0 ? new BenchEncoder(fittings, buffer) : null;
  }

  double partsPerMinute() {
    return partsPerMinute;
  }

  private boolean runs() {
    return permitted && !standing;
  }

  boolean isStopped() {
    return standing;
  }

  double travelAt(long nanos) {
    return belt.travelAt(nanos);
  }

  long nanosAt(double mm) {
    return belt.nanosAt(mm);
  }

  void permit(boolean on, long atNanos) {
    permitted = on;
    move(atNanos);
  }

  void rate(double wanted, long atNanos) {
    partsPerMinute = wanted;
    move(atNanos);
  }

  /// Somebody else stops it.
  void stop(long atNanos) {
    standing = true;
    move(atNanos);
  }

  void go(long atNanos) {
    standing = false;
    move(atNanos);
  }

  /// A hand moves it from here on.
  void push(long atNanos, double travelMm, double mmPerSecond) {
    byHand = mmPerSecond != 0;
    set(atNanos, travelMm, mmPerSecond);
  }

  void move(long atNanos) {
    if (!byHand) {
      double mmPerSecond =
          runs() ? partsPerMinute / BenchSettings.SECONDS_PER_MINUTE * mmPerPart : 0;
      set(atNanos, belt.travelAt(atNanos), mmPerSecond);
    }
  }

  private void set(long atNanos, double travelMm, double mmPerSecond) {
    belt.set(atNanos, travelMm, mmPerSecond);
    if (encoder == null) {
      buffer.belt(atNanos, travelMm, mmPerSecond);
    }
  }

  /// When the encoder has something to tell.
  long dueNanos() {
    return encoder == null ? Belt.NEVER : encoder.dueNanos(belt);
  }

  void tell(long atNanos) {
    if (encoder != null) {
      encoder.tell(atNanos, belt);
    }
  }
}
