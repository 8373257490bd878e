package dev.linewarden.inference;

import ai.onnxruntime.OnnxJavaType;
import dev.linewarden.inspection.Lens;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Setting;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.onnx.TensorType;
import dev.linewarden.vision.Cut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// How a frame becomes a model's input, as the recipe declares it.
///
/// @param width of the model's picture; 0 = the model itself says it
/// @param height likewise
/// @param mean taken off each channel after scaling
/// @param std divides each channel after that
record ModelInput(
    Layout layout,
    Colour colour,
    ElementType type,
    Geometry geometry,
    int width,
    int height,
    double scale,
    List<Double> mean,
    List<Double> std) {
  static final int SIDE_MAX = 4096;

  enum Layout {
    NCHW,
    NHWC
  }

  enum Colour {
    BGR(3),
    RGB(3),
    GREY(1);

    private final int channels;

    Colour(int channels) {
      this.channels = channels;
    }

    int channels() {
      return channels;
    }

    /// What `mean` and `std` are written as.
    private Setting.Numbers form() {
      return new Setting.Numbers(
          channels + " numbers, one a channel",
          List.of(Setting.Numbers.Span.ANY),
          channels,
          channels);
    }
  }

  enum ElementType {
    FLOAT(TensorType.FLOAT, OnnxJavaType.FLOAT),
    F16(TensorType.FLOAT16, OnnxJavaType.FLOAT16),
    U8(TensorType.UINT8, OnnxJavaType.UINT8);

    private final TensorType onnx;
    private final OnnxJavaType runtime;

    ElementType(TensorType onnx, OnnxJavaType runtime) {
      this.onnx = onnx;
      this.runtime = runtime;
    }

    /// As a file has it.
    TensorType onnx() {
      return onnx;
    }

    /// As the runtime calls it.
    OnnxJavaType runtime() {
      return runtime;
    }
  }

  /// STRETCH fills the model's picture; LETTERBOX keeps the shape and leaves a rest free.
  enum Fit {
    STRETCH,
    LETTERBOX
  }

  /// Where a letterbox puts the picture: top left corner, or in the middle.
  enum Place {
    CORNER,
    CENTRE
  }

  /// How pixels of the frame come to their places in the model's picture.
  ///
  /// @param pad grey of what a letterbox leaves free, and of what lies outside of a straightened
  ///   frame
  /// @param lens whose bending is taken back; empty = the frame is taken as it is
  record Geometry(Fit fit, Place place, int pad, Cut.Resize resize, Optional<Lens> lens) {
    static Geometry read(SettingsReader settings, RecipeView view) {
      return new Geometry(
          settings.choice("fit", Fit.class, Fit.STRETCH),
          settings.choice("place", Place.class, Place.CORNER),
          settings.integer("pad", 0, 255, 0),
          settings.choice("resize", Cut.Resize.class, Cut.Resize.LINEAR),
          settings.has("undistort")
              ? Optional.of(Lens.read(settings.table("undistort"), view.width(), view.height()))
              : Optional.empty());
    }
  }

  ModelInput {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }

  /// How the looked-at part of a frame comes to its place in the model's picture.
  Cut.Wish cut(Placement placement) {
    return new Cut.Wish(
        placement.from(),
        placement.width(),
        placement.height(),
        geometry.resize(),
        geometry.lens(),
        geometry.pad());
  }

  /// Multiplies a pixel's value in this channel.
  double factor(int channel) {
    return scale / std.get(channel);
  }

  /// Is added to it after that.
  double shift(int channel) {
    return -mean.get(channel) / std.get(channel);
  }

  /// The same picture in bytes, as a camera gives them.
  ModelInput asBytes() {
    return new ModelInput(
        layout,
        colour,
        ElementType.U8,
        geometry,
        width,
        height,
        1,
        Collections.nCopies(colour.channels(), 0.0),
        Collections.nCopies(colour.channels(), 1.0));
  }

  static ModelInput read(SettingsReader settings, RecipeView view) {
    Colour colour = settings.choice("color", Colour.class, Colour.BGR);
    ElementType type = settings.choice("type", ElementType.class, ElementType.FLOAT);
    if (type == ElementType.U8
        && (settings.has("scale") || settings.has("mean") || settings.has("std"))) {
      settings.problem("'scale', 'mean' and 'std' have no meaning with type 'u8'");
    }
    return new ModelInput(
        settings.choice("layout", Layout.class, Layout.NCHW),
        colour,
        type,
        Geometry.read(settings, view),
        settings.integer("width", 1, SIDE_MAX, 0),
        settings.integer("height", 1, SIDE_MAX, 0),
        settings.number("scale", -1e6, 1e6, 1),
        perChannel(settings, "mean", colour, 0),
        perChannel(settings, "std", colour, 1));
  }

  private static List<Double> perChannel(
      SettingsReader settings, String key, Colour colour, double otherwise) {
    List<Double> numbers = new ArrayList<>();
    if (settings.has(key)) {
      numbers.addAll(settings.numbers(key, colour.form()));
      if (key.equals("std") && numbers.contains(0.0)) {
        settings.problem("'std' must be numbers that are not 0, but is " + numbers);
        numbers.clear();
      }
    }
    while (numbers.size() < colour.channels()) {
      numbers.add(otherwise);
    }
    return numbers;
  }
}
