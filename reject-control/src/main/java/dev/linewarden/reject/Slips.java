package dev.linewarden.reject;

/// How far parts stay behind the belt on their way from the part sensor to the second one, or from
/// a sensor that corrects places to the next: mm, negative for a part that ran ahead. Written by
/// the `io` thread, read by any.
public final class Slips {
  private final String sensor;
  private volatile long parts;
  private volatile double lastMm;
  private volatile double largestMm;
  private volatile double meanMm;

  Slips(String sensor) {
    this.sensor = sensor;
  }

  /// The sensor's name: `resync`, `resync_2`.
  public String sensor() {
    return sensor;
  }

  /// How many were measured since the start.
  public long parts() {
    return parts;
  }

  public double lastMm() {
    return lastMm;
  }

  /// The one farthest from 0.
  public double largestMm() {
    return largestMm;
  }

  public double meanMm() {
    return meanMm;
  }

  /// The `io` thread only.
  void add(double slipMm) {
    long count = parts + 1;
    double mean = meanMm;
    lastMm = slipMm;
    largestMm = Math.abs(slipMm) > Math.abs(largestMm) ? slipMm : largestMm;
    meanMm = mean + (slipMm - mean) / count;
    parts = count;
  }
}
