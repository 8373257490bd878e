package dev.linewarden.vision;

import dev.linewarden.inspection.Region;

/// A place, or a straight line through it, that was found: in the picture that its own part was
/// taught on. How two of them lie to each other, says [Between]. Moved by whoever looks for it, on
/// one thread.
public final class Mark {
  private final Pose pose;
  private double x = Double.NaN;
  private double y = Double.NaN;
  private double degrees = Double.NaN;

  /// @param pose of the part that it lies on
  public Mark(Pose pose) {
    this.pose = pose;
  }

  /// Until it is set it was not found.
  public void lose() {
    set(Double.NaN, Double.NaN, Double.NaN);
  }

  /// A place without a direction, in pixels of the taught picture.
  public void set(double newX, double newY) {
    set(newX, newY, Double.NaN);
  }

  /// @param newDegrees where the line goes: 0 to the right, 90 downwards
  void set(double newX, double newY, double newDegrees) {
    x = newX;
    y = newY;
    degrees = newDegrees;
  }

  public boolean isFound() {
    return !Double.isNaN(x);
  }

  /// Of a place so far along this line from its own; in the frame.
  public Region.Point along(double pixels) {
    double radians = Math.toRadians(degrees);
    return pose.point(x + pixels * Math.cos(radians), y + pixels * Math.sin(radians));
  }

  /// In pixels; NaN when it was not found.
  public double x() {
    return x;
  }

  public double y() {
    return y;
  }

  /// Clockwise as seen; NaN of a place that is no line.
  public double degrees() {
    return degrees;
  }

  /// Of the part that it lies on.
  public Pose pose() {
    return pose;
  }
}
