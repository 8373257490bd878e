package dev.linewarden.vision;

import dev.linewarden.inspection.Region;

/// Where a part lies in the frame, compared with the picture that the recipe was taught on: turned,
/// scaled and moved. Coordinates of the taught picture stay what people and limits speak of; the
/// pose says where in the frame of the moment they are. Both are pixels from the top left corner,
/// with the middle of the first pixel at 0.5. Moved by the tool that locates the part, read by the
/// tools that follow it, on one thread.
public final class Pose {
  private final boolean moves;
  private boolean located = true;
  private double along = 1;
  private double across;
  private double rightwards;
  private double downwards;

  private Pose(boolean moves) {
    this.moves = moves;
  }

  /// Of a part that always lies as it was taught.
  public static Pose asTaught() {
    return new Pose(false);
  }

  /// Of a part that has to be found first.
  public static Pose toBeFound() {
    Pose pose = new Pose(true);
    pose.lose();
    return pose;
  }

  /// Whether it can differ from part to part.
  public boolean moves() {
    return moves;
  }

  /// Whether a part with this pose always lies as one with the other does.
  boolean movesWith(Pose other) {
    return this == other || !(moves || other.moves);
  }

  boolean located() {
    return located;
  }

  /// Until it is found nobody knows where the part lies.
  public void lose() {
    located = false;
  }

  /// The part was found: what lies at a point of the taught picture is at another one, turned and
  /// scaled around it.
  ///
  /// @param base where the finder itself looked; the move is in its coordinates
  public void find(Pose base, double fromX, double fromY, double toX, double toY, Turn turn) {
    if (!moves) {
      throw new IllegalStateException("a part that lies as it was taught is not looked for");
    }
    double radians = Math.toRadians(turn.degrees());
    double cos = turn.scale() * Math.cos(radians);
    double sin = turn.scale() * Math.sin(radians);
    double x = toX - cos * fromX + sin * fromY;
    double y = toY - sin * fromX - cos * fromY;
    located = base.located;
    along = base.along * cos - base.across * sin;
    across = base.across * cos + base.along * sin;
    rightwards = base.x(x, y);
    downwards = base.y(x, y);
  }

  /// How a part is turned and scaled.
  ///
  /// @param degrees clockwise as seen
  /// @param scale 1 as taught
  public record Turn(double degrees, double scale) {
    /// As taught.
    public static final Turn NONE = new Turn(0, 1);
  }

  /// Where a point of the taught picture is in the frame: from the left.
  double x(double taughtX, double taughtY) {
    return along * taughtX - across * taughtY + rightwards;
  }

  /// Likewise from the top.
  double y(double taughtX, double taughtY) {
    return across * taughtX + along * taughtY + downwards;
  }

  /// Both.
  Region.Point point(double taughtX, double taughtY) {
    return new Region.Point(x(taughtX, taughtY), y(taughtX, taughtY));
  }

  /// Clockwise as seen, from -180 to 180.
  double degrees() {
    return Math.toDegrees(Math.atan2(across, along));
  }

  /// How large the part is in the frame; 1 as taught.
  public double scale() {
    return Math.hypot(along, across);
  }
}
