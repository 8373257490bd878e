package dev.linewarden.capture;

/// What a ray can be in on its way through a bottle.
enum Medium {
  OUTSIDE(1.0),
  WALL(1.52),
  LIQUID(1.34),
  HEADSPACE(1.0);

  /// Way over which the drink's colour is given, in scene units: about the body's width.
  private static final double DRINK_WAY = 290;

  private static final double GLASS_WAY = 100;

  private final double index;

  Medium(double index) {
    this.index = index;
  }

  /// Refractive index.
  double index() {
    return index;
  }

  /// Takes from the light still to come what is lost on a way through this medium, and adds what
  /// cloudy drink scatters in; the lamp stands left, so the left of the bottle glows more.
  void absorb(double way, double x, Light through, Light sum) {
    switch (this) {
      case LIQUID -> {
        double d = way / DRINK_WAY;
        through.scale(Math.exp(-0.02 * d), Math.exp(-0.19 * d), Math.exp(-1.9 * d));
        double haze = 1 - Math.exp(-0.70 * d);
        double lit = haze * (0.9 - 0.35 * x / BottleShape.BODY_RADIUS);
        sum.add(0.86 * lit * through.red, 0.64 * lit * through.green, 0.12 * lit * through.blue);
        through.scale(1 - 0.8 * haze);
      }
      case WALL -> {
        double d = way / GLASS_WAY;
        through.scale(Math.exp(-0.22 * d), Math.exp(-0.10 * d), Math.exp(-0.13 * d));
      }
      case OUTSIDE, HEADSPACE -> {}
    }
  }
}
