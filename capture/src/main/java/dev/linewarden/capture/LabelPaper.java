package dev.linewarden.capture;

/// The paper stuck on one bottle: its print, and how it is lit. Immutable, any thread.
final class LabelPaper {
  private final LabelArt art;
  private final LabelPlace place;
  private final double turned;

  LabelPaper(LabelArt art, Look look) {
    this.art = art;
    this.place = new LabelPlace(look.labelSkew());
    this.turned = look.labelTurn() * LabelPlace.RADIUS;
  }

  /// Light from the paper at a place beside the bottle's axis; false where there is none.
  boolean light(double offX, double sceneY, Light into) {
    if (Math.abs(offX) >= LabelPlace.RADIUS) {
      return false;
    }
    double y = LabelPlace.heightAt(offX, sceneY);
    double turn = Math.asin(offX / LabelPlace.RADIUS);
    if (!place.covers(turn, y)) {
      return false;
    }
    shade(turn, y, into);
    return true;
  }

  private void shade(double turn, double y, Light into) {
    double v = place.down(turn, y) + LabelArt.HEIGHT / 2;
    double u = place.along(turn, y) - turned;
    art.colour(u, v, into);
    double grain =
        1 + 0.012 * Shade.noise(u * 0.9, v * 0.9, 11) + 0.015 * Shade.noise(u / 16, v / 16, 12);
    double key = Math.max(0, Math.cos(turn + 1.15));
    double front = Math.max(0, Math.cos(turn + 0.25));
    double rim = Shade.smooth(1.12, 1.45, turn);
    double lit = 0.06 + 0.58 * key + 0.40 * front * front + 0.30 * rim;
    double height = 1 - 0.12 * Shade.smooth(BottleShape.LABEL_TOP, BottleShape.LABEL_BOTTOM, y);
    double edge =
        1 + 0.25 * Shade.smooth(2.2, 0.4, v) - 0.30 * Shade.smooth(1.6, 0.2, LabelArt.HEIGHT - v);
    into.scale(lit * grain * height * edge);
    double sheen = 0.05 * Shade.bell(turn, -0.68, 0.22) + 0.05 * Shade.bell(turn, 1.12, 0.12);
    into.add(sheen, sheen, sheen * 1.02);
  }

  /// Light from the paper's back into the drink.
  static void backLight(double turn, Light into) {
    double lit =
        0.20 + 0.26 * Math.max(0, Math.cos(turn + 1.2)) + 0.22 * Shade.bell(turn, 2.0, 0.6);
    into.set(lit * 0.98, lit * 0.95, lit * 0.86);
  }
}
