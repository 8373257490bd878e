package dev.linewarden.inference;

import dev.linewarden.inspection.Region;

/// Where the looked-at part of the frame lies in the model's picture, and the way back.
///
/// @param x of the picture inside the model's input, in its pixels
/// @param width it has there
/// @param from the part of the frame
record Placement(int x, int y, int width, int height, Area from) {
  static Placement of(ModelInput input, int modelWidth, int modelHeight, Area from) {
    if (input.fit() == ModelInput.Fit.STRETCH) {
      return new Placement(0, 0, modelWidth, modelHeight, from);
    }
    double ratio =
        Math.min((double) modelWidth / from.width(), (double) modelHeight / from.height());
    int width = Math.clamp(Math.round(from.width() * ratio), 1, modelWidth);
    int height = Math.clamp(Math.round(from.height() * ratio), 1, modelHeight);
    return switch (input.place()) {
      case CORNER -> new Placement(0, 0, width, height, from);
      case CENTRE ->
          new Placement((modelWidth - width) / 2, (modelHeight - height) / 2, width, height, from);
    };
  }

  /// A box in the model's picture as a box in the frame, cut to what was looked at.
  Region.Box back(double left, double top, double right, double bottom) {
    double l = frameX(left);
    double t = frameY(top);
    // A box wholly in the padding would have no area: it keeps a hair of one at the rim.
    return new Region.Box(
        l, t, Math.max(1e-3, frameX(right) - l), Math.max(1e-3, frameY(bottom) - t));
  }

  /// A point of the model's picture as a point of the frame, moved into what was looked at.
  Region.Point back(double modelX, double modelY) {
    return new Region.Point(frameX(modelX), frameY(modelY));
  }

  /// How far, in frame pixels, what reaches from `left` to `right` stays away from the left and
  /// right border of what was looked at.
  double sideRim(double left, double right) {
    return Math.min(frameX(left) - from.x(), from.x() + (double) from.width() - frameX(right));
  }

  private double frameX(double modelX) {
    double inside = (modelX - x) * from.width() / width;
    return from.x() + Math.clamp(inside, 0, from.width());
  }

  private double frameY(double modelY) {
    double inside = (modelY - y) * from.height() / height;
    return from.y() + Math.clamp(inside, 0, from.height());
  }
}
