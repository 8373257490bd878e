package dev.linewarden.ui;

import java.util.List;

/// How sharp and how bright a picture is, for whoever turns the lens.
///
/// @param view empty where there is only one
/// @param sharpness Tenengrad: the mean square of the grey steps between neighbours (Sobel), as in
///   Pertuz et al., "Analysis of focus measure operators for shape-from-focus", Pattern Recognition
///   46 (2013). It compares pictures of the same scene in the same light, and nothing else
/// @param mean grey, 0 to 255
/// @param dark share of the picture that is black, where nothing can be told apart any more
/// @param bright share of the picture that is white, likewise
/// @param histogram share of the picture in each of [#BINS] equal steps of grey
record Focus(
    String view,
    long part,
    double sharpness,
    double mean,
    double dark,
    double bright,
    List<Double> histogram) {
  static final int BINS = 64;

  Focus {
    histogram = List.copyOf(histogram);
  }
}
