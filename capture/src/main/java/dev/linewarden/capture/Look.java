package dev.linewarden.capture;

/// How one rendered bottle looks: everything that differs from bottle to bottle.
///
/// @param glass body and drink
/// @param seed decides the bubbles and the place of a scratch or foreign body
/// @param fault what is wrong with it
/// @param labelTurn turn of the label about the bottle, in radians
/// @param labelSkew slope of the label, in radians; 0 sits straight
/// @param capTilt lean of the cap, in radians; 0 sits straight
/// @param capTurn turn of the cap, in radians
record Look(
    Glass glass,
    long seed,
    Fault fault,
    double labelTurn,
    double labelSkew,
    double capTilt,
    double capTurn) {

  /// A bottle without cap and print: what takes long to trace, and is shared by several looks.
  ///
  /// @param seed decides the waves of the glass
  /// @param fillY height of the drink in the neck, in scene units
  /// @param labelled whether paper covers the panel, so that nothing behind it need be traced
  record Glass(long seed, double fillY, boolean labelled) {}

  boolean labelled() {
    return glass.labelled();
  }

  boolean capped() {
    return fault != Fault.CAP_MISSING;
  }
}
