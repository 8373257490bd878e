package dev.linewarden.inference;

import dev.linewarden.inspection.Region;

/// A place, or a straight line through it, that a tool found: in the taught picture, for tools
/// below that measure from one to another. One object for each tool, on one thread.
final class Mark {
  private static final double HALF_TURN = 180;

  private final Pose pose;
  private double x = Double.NaN;
  private double y = Double.NaN;
  private double degrees = Double.NaN;

  /// @param pose of the part that the tool follows
  Mark(Pose pose) {
    this.pose = pose;
  }

  /// A tool that finds a place.
  interface Maker extends Tool {
    /// The same object each time.
    Mark mark();

    /// Whether it is a line, which has a direction.
    default boolean isLine() {
      return false;
    }
  }

  void lose() {
    set(Double.NaN, Double.NaN, Double.NaN);
  }

  void set(double newX, double newY) {
    set(newX, newY, Double.NaN);
  }

  /// @param newDegrees where the line goes: 0 to the right, 90 downwards
  void set(double newX, double newY, double newDegrees) {
    x = newX;
    y = newY;
    degrees = newDegrees;
  }

  boolean isFound() {
    return !Double.isNaN(x);
  }

  /// Where a place of the taught picture lies in the frame now.
  Region.Point inFrame(double taughtX, double taughtY) {
    return new Region.Point(pose.x(taughtX, taughtY), pose.y(taughtX, taughtY));
  }

  /// Of a place so far along this line from its own; in the frame.
  Region.Point along(double pixels) {
    double radians = Math.toRadians(degrees);
    return inFrame(x + pixels * Math.cos(radians), y + pixels * Math.sin(radians));
  }

  /// In pixels; NaN when it was not found.
  double x() {
    return x;
  }

  double y() {
    return y;
  }

  /// Clockwise as seen; NaN of a place that is no line.
  double degrees() {
    return degrees;
  }

  /// How far this place lies above a line, at right angles to it, in pixels; below it is negative.
  double above(Mark line) {
    double radians = Math.toRadians(line.degrees);
    return (x - line.x) * Math.sin(radians) - (y - line.y) * Math.cos(radians);
  }

  /// The place on this line that is nearest to another place.
  Region.Point nearest(Mark place) {
    double above = place.above(this);
    double radians = Math.toRadians(degrees);
    return new Region.Point(
        place.x - above * Math.sin(radians), place.y + above * Math.cos(radians));
  }

  /// By how many degrees this line is turned against another, clockwise: from -90 to 90.
  double turnedFrom(Mark line) {
    double turned = degrees - line.degrees;
    return turned - HALF_TURN * Math.rint(turned / HALF_TURN);
  }

  /// How far along this line it is from its place to where another line crosses it, in pixels.
  double wayTo(Mark line) {
    return above(line) / Math.sin(Math.toRadians(degrees - line.degrees));
  }
}
