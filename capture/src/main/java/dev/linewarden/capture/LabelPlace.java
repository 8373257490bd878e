package dev.linewarden.capture;

/// Where a label sits on the body: the panel's cylinder, and the label's own axes on it, turned by
/// its skew. Immutable, any thread.
final class LabelPlace {
  /// Radius of the paper's outside.
  static final double RADIUS = BottleShape.LABEL_RADIUS + 0.5;

  private static final double MIDDLE = (BottleShape.LABEL_TOP + BottleShape.LABEL_BOTTOM) / 2;

  private final double cosine;
  private final double sine;

  /// @param skew slope of the label, in radians
  LabelPlace(double skew) {
    this.cosine = Math.cos(skew);
    this.sine = Math.sin(skew);
  }

  /// Height at which a camera ray through this place of the picture meets the cylinder.
  static double heightAt(double offX, double sceneY) {
    double z = -Math.sqrt(Math.max(0, RADIUS * RADIUS - offX * offX));
    double widen = (Surroundings.CAMERA_DISTANCE + z) / Surroundings.CAMERA_DISTANCE;
    return Surroundings.CAMERA_Y + (sceneY - Surroundings.CAMERA_Y) * widen;
  }

  /// True when paper covers this point of the body; turn 0 faces the camera.
  boolean covers(double turn, double y) {
    return Math.abs(down(turn, y)) <= LabelArt.HEIGHT / 2;
  }

  /// Way along the label from its middle, to the right.
  double along(double turn, double y) {
    return turn * RADIUS * cosine + (y - MIDDLE) * sine;
  }

  /// Way across the label from its middle, downwards.
  double down(double turn, double y) {
    return (y - MIDDLE) * cosine - turn * RADIUS * sine;
  }
}
