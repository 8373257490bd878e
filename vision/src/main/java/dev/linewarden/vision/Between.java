package dev.linewarden.vision;

import dev.linewarden.inspection.Region;

/// How two marks, made once and found anew in each frame, lie to each other. Of one part: in pixels
/// of the picture that it was taught on, whatever it is moved, turned and scaled by. Of two parts,
/// or of one that moves and something that does not: in pixels of the frame, the only picture that
/// shows how these lie. All of it is NaN while one of them is not found. One thread.
public final class Between {
  private static final double HALF_TURN = 180;

  private final Mark from;
  private final Mark to;
  private final Pose pose;

  public Between(Mark from, Mark to) {
    this.from = from;
    this.to = to;
    this.pose = from.pose().movesWith(to.pose()) ? from.pose() : Pose.asTaught();
  }

  /// Of the picture that is measured in: that of the part, or of the frame, which lies as it is.
  public Pose pose() {
    return pose;
  }

  public boolean isFound() {
    return from.isFound() && to.isFound();
  }

  /// Where the first lies, in the picture that is measured in.
  public Region.Point start() {
    return new Region.Point(x(from), y(from));
  }

  public Region.Point end() {
    return new Region.Point(x(to), y(to));
  }

  /// The place nearest to the first on the second, which is a line.
  public Region.Point nearest() {
    double above = above();
    double radians = Math.toRadians(degrees(to));
    return new Region.Point(
        x(from) - above * Math.sin(radians), y(from) + above * Math.cos(radians));
  }

  /// Where the two lines meet.
  public Region.Point crossing() {
    double radians = Math.toRadians(degrees(from));
    double way = above() / Math.sin(radians - Math.toRadians(degrees(to)));
    return new Region.Point(x(from) + way * Math.cos(radians), y(from) + way * Math.sin(radians));
  }

  /// How far the first lies above the second, which is a line, at right angles to it; below it is
  /// negative.
  public double above() {
    double radians = Math.toRadians(degrees(to));
    return (x(from) - x(to)) * Math.sin(radians) - (y(from) - y(to)) * Math.cos(radians);
  }

  /// By how many degrees the first line is turned against the second, clockwise: from -90 to 90.
  public double turned() {
    double turned = degrees(from) - degrees(to);
    return turned - HALF_TURN * Math.rint(turned / HALF_TURN);
  }

  /// Whether both lines go the same way rather than against each other.
  public boolean goAlike() {
    return Math.cos(Math.toRadians(degrees(from) - degrees(to))) > 0;
  }

  /// Where a place of the picture that is measured in lies in the frame.
  public Region.Point inFrame(Region.Point place) {
    return pose.point(place.x(), place.y());
  }

  private double x(Mark mark) {
    return isOwn(mark) ? mark.x() : mark.pose().x(mark.x(), mark.y());
  }

  private double y(Mark mark) {
    return isOwn(mark) ? mark.y() : mark.pose().y(mark.x(), mark.y());
  }

  private double degrees(Mark mark) {
    return isOwn(mark) ? mark.degrees() : mark.degrees() + mark.pose().degrees();
  }

  /// Whether the mark was found in the picture that is measured in.
  private boolean isOwn(Mark mark) {
    return mark.pose().movesWith(pose);
  }
}
