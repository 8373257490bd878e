package dev.linewarden.capture;

import java.util.stream.IntStream;

/// Paints one bottle with its cap, label and shadow into a picture of its own, which is later laid
/// over the hall. Immutable; the rows are painted in parallel on the common pool, which only
/// happens while a line is made, never while it runs.
final class BottlePainter {
  /// The part of the scene a bottle's picture shows: so far left and right of its axis, and these
  /// rows.
  static final int HALF_WIDTH = 230;

  static final int TOP = 64;
  static final int BOTTOM = 980;

  /// The bottle moves so far, in scene units, while the shutter is open.
  private static final double MOTION = 2.4;

  /// Under the paper nothing is traced, but a skewed label may bare this much above and below.
  private static final double SKEW_REACH = 44;

  /// Samples a pixel is made of; glass away from its edge is traced for every second.
  private static final double[][] SAMPLES = {
    {0.27, 0.13}, {0.73, 0.87}, {0.89, 0.38}, {0.11, 0.62}
  };

  private final BottleShape shape = new BottleShape();
  private final Surroundings surroundings;
  private final LabelArt art;
  private final double scale;
  private final int width;
  private final int height;

  /// @param scale pixels per scene unit
  BottlePainter(Surroundings surroundings, LabelArt art, double scale) {
    this.surroundings = surroundings;
    this.art = art;
    this.scale = scale;
    this.width = (int) Math.ceil(2 * HALF_WIDTH * scale);
    this.height = (int) Math.ceil((BOTTOM - TOP) * scale);
  }

  /// Body and drink, without cap, label and shadow.
  Picture glass(Look.Glass glass) {
    Picture picture = new Picture(width, height);
    IntStream.range(0, height).parallel().forEach(row -> traceRow(picture, row, glass));
    return picture;
  }

  /// The whole bottle of a look, on the glass painted for it.
  Picture paint(Look look, Picture glass) {
    Picture bottle = glass.copy();
    new Blemishes(bottle, shape, look, scale).paint();
    LabelPaper paper = new LabelPaper(art, look);
    CapPainter cap = new CapPainter(look);
    IntStream.range(0, height)
        .parallel()
        .forEach(row -> {
          if (look.labelled()) {
            lay(bottle, row, paper::light);
          }
          if (look.capped()) {
            lay(bottle, row, cap::light);
          }
        });
    return new GroundShadow(scale).under(bottle).motionBlurred(MOTION * scale);
  }

  private interface Skin {
    /// Light of a place beside the axis; false where the skin is not.
    boolean light(double offX, double sceneY, Light into);
  }

  private void lay(Picture to, int row, Skin skin) {
    Light sample = new Light();
    Light sum = new Light();
    for (int column = 0; column < width; column++) {
      sum.set(0, 0, 0);
      int hits = 0;
      for (double[] at : SAMPLES) {
        if (skin.light(offX(column + at[0]), sceneY(row + at[1]), sample)) {
          sum.add(sample, 1);
          hits++;
        }
      }
      if (hits > 0) {
        double cover = (double) hits / SAMPLES.length;
        to.cover(column, row, sum.red / hits, sum.green / hits, sum.blue / hits, cover);
      }
    }
  }

  private void traceRow(Picture to, int row, Look.Glass glass) {
    double y = sceneY(row + 0.5);
    if (glass.labelled()
        && y > BottleShape.LABEL_TOP + SKEW_REACH
        && y < BottleShape.LABEL_BOTTOM - SKEW_REACH) {
      return;
    }
    GlassTracer tracer = new GlassTracer(shape, surroundings, glass);
    Light sample = new Light();
    Light sum = new Light();
    for (int column = 0; column < width; column++) {
      boolean fine = Math.abs(offX(column)) > 0.86 * shape.radius(y);
      sum.set(0, 0, 0);
      int hits = 0;
      int taken = 0;
      for (int i = 0; i < SAMPLES.length; i += fine ? 1 : 2) {
        taken++;
        if (trace(tracer, offX(column + SAMPLES[i][0]), sceneY(row + SAMPLES[i][1]), sample)) {
          sum.add(sample, 1);
          hits++;
        }
      }
      if (hits > 0) {
        sum.scale(1.0 / hits);
        to.put(column, row, sum, (double) hits / taken);
      }
    }
  }

  private boolean trace(GlassTracer tracer, double offX, double sceneY, Light into) {
    double dy = (sceneY - Surroundings.CAMERA_Y) / Surroundings.CAMERA_DISTANCE;
    double reach = Math.abs(dy) * BottleShape.BODY_RADIUS + 6;
    double widest = Math.max(shape.radius(sceneY - reach), shape.radius(sceneY + reach));
    if (Math.abs(offX) > widest + 6 || sceneY > BottleShape.BASE + 34) {
      return false;
    }
    double dx = offX / Surroundings.CAMERA_DISTANCE;
    double length = Math.sqrt(dx * dx + dy * dy + 1);
    double start = -Math.sqrt(Math.max(0, widest * widest - offX * offX)) - 8;
    return tracer.trace(
        offX + dx * start, sceneY + dy * start, start, dx / length, dy / length, 1 / length, into);
  }

  private double offX(double column) {
    return column / scale - HALF_WIDTH;
  }

  private double sceneY(double row) {
    return row / scale + TOP;
  }
}
