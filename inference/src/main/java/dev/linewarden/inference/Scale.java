package dev.linewarden.inference;

import dev.linewarden.inspection.RecipeView;

/// How lengths are said: in millimetres where the recipe's view says how long a pixel is, else in
/// pixels.
record Scale(double factor, String unit) {
  static Scale of(RecipeView view) {
    return view.mmPerPx().isPresent()
        ? new Scale(view.mmPerPx().getAsDouble(), "mm")
        : new Scale(1, "px");
  }

  /// Of what is scaled twice.
  String areaUnit() {
    return unit.equals("mm") ? "mm²" : unit;
  }

  double of(double pixels) {
    return pixels * factor;
  }
}
