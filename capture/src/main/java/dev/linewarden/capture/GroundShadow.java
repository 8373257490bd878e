package dev.linewarden.capture;

/// What a bottle does to the belt around its foot: contact shadow, cast shadow, the light its drink
/// gathers, and its reflection in the wet steel.
final class GroundShadow {
  private static final double REACH = 190;
  private final double scale;

  GroundShadow(double scale) {
    this.scale = scale;
  }

  /// The bottle laid over its own shadow.
  Picture under(Picture bottle) {
    Picture result = new Picture(bottle.width, bottle.height);
    for (int row = 0; row < bottle.height; row++) {
      double sceneY = (row + 0.5) / scale + BottlePainter.TOP;
      for (int column = 0; column < bottle.width; column++) {
        double offX = (column + 0.5) / scale - BottlePainter.HALF_WIDTH;
        shadow(result, column, row, offX, sceneY);
        reflection(result, bottle, column, row, offX, sceneY);
        over(result, bottle, column, row);
      }
    }
    return result;
  }

  private static void shadow(Picture to, int column, int row, double offX, double sceneY) {
    double fall = sceneY - Surroundings.CAMERA_Y;
    double belt = BottleShape.BASE - Surroundings.CAMERA_Y;
    if (fall < belt * 0.9) {
      return;
    }
    double z = Surroundings.CAMERA_DISTANCE * (belt / fall - 1);
    if (Math.abs(z) > REACH) {
      return;
    }
    double fade = Shade.smooth(228, 150, Math.abs(offX));
    double contact = 0.88 * Shade.smooth(1.32, 0.92, Math.hypot(offX, z) / 126);
    double cast = 0.55 * Shade.smooth(1.0, 0.15, Math.hypot((offX - 95) / 165, (z - 30) / 130));
    double dark = Math.max(contact, cast) * Math.max(fade, 0);
    to.cover(column, row, 0.006, 0.006, 0.006, dark);
    double glow = 0.50 * Shade.bell(Math.hypot((offX - 172) / 44, (z - 20) / 60), 0, 1) * fade;
    to.cover(column, row, 0.62, 0.47, 0.10, glow);
    double left = 0.20 * Shade.bell(Math.hypot((offX + 165) / 40, (z + 40) / 60), 0, 1) * fade;
    to.cover(column, row, 0.42, 0.36, 0.14, left);
  }

  private void reflection(
      Picture to, Picture bottle, int column, int row, double offX, double sceneY) {
    double inside = 1 - offX * offX / (147.0 * 147.0);
    if (inside <= 0) {
      return;
    }
    double foot = BottleShape.BASE + 23 * Math.sqrt(Math.max(0, 1 - offX * offX / (124.0 * 124.0)));
    double mirrored = 2 * foot - sceneY;
    if (sceneY < foot || sceneY > 972 || mirrored < BottlePainter.TOP) {
      return;
    }
    int source = (int) ((mirrored - BottlePainter.TOP) * scale);
    int at = (Math.min(source, bottle.height - 1) * bottle.width + column) * Picture.CHANNELS;
    float[] v = bottle.values;
    if (v[at + 3] > 0.5f) {
      double share = 0.42 * Shade.smooth(60, 0, sceneY - foot);
      to.cover(column, row, v[at], v[at + 1], v[at + 2], share);
    }
  }

  private static void over(Picture to, Picture bottle, int column, int row) {
    int at = (row * bottle.width + column) * Picture.CHANNELS;
    float rest = 1 - bottle.values[at + 3];
    for (int c = 0; c < Picture.CHANNELS; c++) {
      to.values[at + c] = to.values[at + c] * rest + bottle.values[at + c];
    }
  }
}
