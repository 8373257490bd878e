package dev.linewarden.inspection;

/// Values of one finding, both ends included.
public record ScoreRange(Measured measured, double min, double max) {
  public boolean holds(double value) {
    return value >= min && value <= max;
  }
}
