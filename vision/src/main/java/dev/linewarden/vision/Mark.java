package dev.linewarden.vision;

import dev.linewarden.inspection.Region;

/// A place, or a straight line through it, that was found: in the taught picture, so that others
/// can be measured from it. Moved by whoever looks for it, on one thread.
public final class Mark {
  private static final double HALF_TURN = 180;

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

  /// Where a place of the taught picture lies in the frame now.
  public Region.Point inFrame(double taughtX, double taughtY) {
    return new Region.Point(pose.x(taughtX, taughtY), pose.y(taughtX, taughtY));
  }

  /// Of a place so far along this line from its own; in the frame.
  public Region.Point along(double pixels) {
    double radians = Math.toRadians(degrees);
    return inFrame(x + pixels * Math.cos(radians), y + pixels * Math.sin(radians));
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

  /// How far this place lies above a line, at right angles to it, in pixels; below it is negative.
  public double above(Mark line) {
    double radians = Math.toRadians(line.degrees);
    return (x - line.x) * Math.sin(radians) - (y - line.y) * Math.cos(radians);
  }

  /// The place on this line that is nearest to another place.
  public Region.Point nearest(Mark place) {
    double above = place.above(this);
    double radians = Math.toRadians(degrees);
    return new Region.Point(
        place.x - above * Math.sin(radians), place.y + above * Math.cos(radians));
  }

  /// By how many degrees this line is turned against another, clockwise: from -90 to 90.
  public double turnedFrom(Mark line) {
    double turned = degrees - line.degrees;
    return turned - HALF_TURN * Math.rint(turned / HALF_TURN);
  }

  /// How far along this line it is from its place to where another line crosses it, in pixels.
  public double wayTo(Mark line) {
    return above(line) / Math.sin(Math.toRadians(degrees - line.degrees));
  }
}
