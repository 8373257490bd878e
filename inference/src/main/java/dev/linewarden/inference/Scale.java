package dev.linewarden.inference;

import dev.linewarden.inspection.RecipeView;
import dev.linewarden.vision.Pose;

/// How lengths are said. Where the recipe's view says how long a pixel of its frames is, in
/// millimetres, as large as the part is in the frame of the moment: of a part that was found five
/// per cent smaller than taught, lengths are five per cent shorter. Else in pixels of the taught
/// picture, whatever the part's size.
record Scale(double factor, String unit, Pose pose) {
  /// @param pose of the part that lengths are measured on, in its taught picture
  static Scale of(RecipeView view, Pose pose) {
    return view.mmPerPx().isPresent()
        ? new Scale(view.mmPerPx().getAsDouble(), "mm", pose)
        : new Scale(1, "px", Pose.asTaught());
  }

  /// @param pixels of the taught picture
  double of(double pixels) {
    return pixels * factor * pose.scale();
  }

  /// Likewise of an area.
  double area(double pixels) {
    return of(of(pixels));
  }

  String areaUnit() {
    return unit.equals("mm") ? "mm²" : unit;
  }
}
