package dev.linewarden.vision;

import dev.linewarden.inspection.Region;
import java.util.ArrayList;
import java.util.List;

/// Where a tool looks: a box, upright or turned, with everything in it or only what lies in a
/// polygon or a ring. As taught it lies inside the recipe's frame; it moves with its pose.
///
/// @param centreX of the box in the taught picture, in pixels
/// @param width of the box in whole pixels, before it is turned
/// @param degrees the box is turned around its centre, clockwise as seen
public record Zone(
    double centreX, double centreY, int width, int height, double degrees, Form form, Pose pose) {
  private static final int CIRCLE_CORNERS = 32;

  /// What of the box counts.
  public sealed interface Form {
    record All() implements Form {}

    /// @param corners pixels in the box by column and row; they belong to it
    record Corners(List<Region.Point> corners) implements Form {
      public Corners {
        corners = List.copyOf(corners);
      }
    }

    /// Around the box's centre; both radii in pixels.
    record Ring(double inner, double outer) implements Form {
      /// Whether a pixel counts whose middle lies there, in pixels from the centre.
      boolean holds(double right, double down) {
        double away = Math.hypot(right, down);
        return away >= inner && away <= outer;
      }

      /// Whether no pixel counts: a thin ring can lie between the middles of all of them.
      public boolean isEmpty() {
        // The centre is a corner of pixels, and all quarters are alike.
        for (double right = 0.5; right <= outer; right++) {
          for (double down = 0.5; down <= right; down++) {
            if (holds(right, down)) {
              return false;
            }
          }
        }
        return true;
      }
    }
  }

  /// All of an upright box on a part that lies as it was taught; in pixels.
  public static Zone box(double x, double y, int width, int height) {
    return new Zone(
        x + width / 2.0, y + height / 2.0, width, height, 0, new Form.All(), Pose.asTaught());
  }

  /// @param frameWidth in pixels
  public static Zone whole(int frameWidth, int frameHeight) {
    return box(0, 0, frameWidth, frameHeight);
  }

  /// The same place on a part that lies as this pose says.
  public Zone following(Pose other) {
    return new Zone(centreX, centreY, width, height, degrees, form, other);
  }

  /// Whether it is always the same whole pixels of the frame, in their order.
  public boolean fixed() {
    return !pose.moves()
        && degrees == 0
        && left() == Math.rint(left())
        && top() == Math.rint(top());
  }

  /// Of a fixed one.
  Window window(Room room) {
    return room.window((int) left(), (int) top(), width, height);
  }

  /// Of the box in the taught picture before it is turned.
  public double left() {
    return centreX - width / 2.0;
  }

  public double top() {
    return centreY - height / 2.0;
  }

  /// Where a place in the box is in the taught picture: from the left.
  ///
  /// @param x from the box's left border, in pixels
  public double taughtX(double x, double y) {
    double radians = Math.toRadians(degrees);
    return centreX + (x - width / 2.0) * Math.cos(radians) - (y - height / 2.0) * Math.sin(radians);
  }

  public double taughtY(double x, double y) {
    double radians = Math.toRadians(degrees);
    return centreY + (x - width / 2.0) * Math.sin(radians) + (y - height / 2.0) * Math.cos(radians);
  }

  /// Likewise in the frame of the moment.
  public double frameX(double x, double y) {
    return pose.x(taughtX(x, y), taughtY(x, y));
  }

  public double frameY(double x, double y) {
    return pose.y(taughtX(x, y), taughtY(x, y));
  }

  /// Whether all of it, where it lies now, shows part of the frame; a rounding error counts as in.
  public boolean inside(int frameWidth, int frameHeight) {
    for (int corner = 0; corner < 4; corner++) {
      double x = (corner & 1) * (double) width;
      double y = (corner >> 1) * (double) height;
      if (!(within(frameX(x, y), frameWidth) && within(frameY(x, y), frameHeight))) {
        return false;
      }
    }
    return true;
  }

  /// Whether the part was located and all of this lies in the frame: otherwise there is nothing to
  /// look at.
  public boolean isSeen(int frameWidth, int frameHeight) {
    return pose.located() && inside(frameWidth, frameHeight);
  }

  /// Whether another box lies in this one, both upright.
  public boolean holds(Zone other) {
    return other.left() >= left()
        && other.top() >= top()
        && other.left() + other.width() <= left() + width
        && other.top() + other.height() <= top() + height;
  }

  private static boolean within(double value, int size) {
    double slack = 0.5;
    return value >= -slack && value <= size + slack;
  }

  /// Where it lies in the frame now.
  public Region region() {
    return switch (form) {
      case Form.All() when fixed() -> new Region.Box(left(), top(), width, height);
      case Form.All() -> region(0, 0, width, 0, width, height, 0, height);
      case Form.Corners(List<Region.Point> corners) ->
          new Region.Polygon(corners.stream().map(c -> inFrame(c.x(), c.y())).toList());
      case Form.Ring(double inner, double outer) -> ring(inner, outer);
    };
  }

  /// Where a part of its box lies in the frame now.
  public Region part(double x, double y, double partWidth, double partHeight) {
    if (!pose.moves() && degrees == 0) {
      return new Region.Box(left() + x, top() + y, partWidth, partHeight);
    }
    double right = x + partWidth;
    double bottom = y + partHeight;
    return region(x, y, right, y, right, bottom, x, bottom);
  }

  private Region region(double... places) {
    List<Region.Point> points = new ArrayList<>();
    for (int i = 0; i < places.length; i += 2) {
      points.add(inFrame(places[i], places[i + 1]));
    }
    return new Region.Polygon(points);
  }

  /// A circle where it lies in the frame now.
  ///
  /// @param x of its centre from the box's left border, in pixels
  public Region circle(double x, double y, double radius) {
    List<Region.Point> points = new ArrayList<>(CIRCLE_CORNERS);
    for (int i = 0; i < CIRCLE_CORNERS; i++) {
      points.add(onCircle(x, y, radius, i));
    }
    return new Region.Polygon(points);
  }

  /// Around outside and back inside.
  private Region ring(double inner, double outer) {
    List<Region.Point> points = new ArrayList<>();
    for (int i = 0; i <= CIRCLE_CORNERS; i++) {
      points.add(onCircle(width / 2.0, height / 2.0, outer, i));
    }
    for (int i = CIRCLE_CORNERS; i >= 0 && inner > 0; i--) {
      points.add(onCircle(width / 2.0, height / 2.0, inner, i));
    }
    return new Region.Polygon(points);
  }

  private Region.Point onCircle(double x, double y, double radius, int corner) {
    double angle = 2 * Math.PI * corner / CIRCLE_CORNERS;
    return inFrame(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }

  private Region.Point inFrame(double x, double y) {
    return new Region.Point(frameX(x, y), frameY(x, y));
  }
}
