package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.onnx.OnnxModel;
import dev.linewarden.onnx.Prefix;
import java.util.ArrayList;
import java.util.List;

/// The only input of a model, which takes pictures.
///
/// @param name of the input
/// @param isRow whether pictures lie one behind the other along a first side; else there is one
/// @param batch pictures at once; 0 = as many as one likes
/// @param width of a picture, in pixels
record InputShape(String name, boolean isRow, int batch, int width, int height) {
  /// Pictures at once that a model may insist on.
  static final int BATCH_MAX = 64;

  /// Throws [BadInput] when the model's input is not what the recipe declares.
  static InputShape of(String where, OnnxModel onnx, ModelInput declared) {
    OnnxModel.Value input = only(where, onnx);
    boolean isPlanar = declared.layout() == ModelInput.Layout.NCHW;
    int rank = input.rank();
    if ((rank == 3 || rank == 4) && input.type() == declared.type().onnx()) {
      long batch = rank == 3 ? 1 : Math.max(0, input.dim(0));
      long width = side(input.dim(isPlanar ? rank - 1 : rank - 2), declared.width());
      long height = side(input.dim(isPlanar ? rank - 2 : rank - 3), declared.height());
      long channels = input.dim(isPlanar ? rank - 3 : rank - 1);
      boolean isFree = input.dim(0) < 0;
      if ((channels < 0 || channels == declared.colour().channels())
          && (batch > 0 || isFree)
          && batch <= BATCH_MAX
          && width > 0
          && height > 0) {
        return new InputShape(input.name(), rank == 4, (int) batch, (int) width, (int) height);
      }
    }
    throw new BadInput(words(where, input, declared));
  }

  private static OnnxModel.Value only(String where, OnnxModel onnx) {
    if (onnx.inputs().size() != 1) {
      throw new BadInput(
          "%s: the model must have one input, but has %d: %s"
              .formatted(where, onnx.inputs().size(), OnnxModel.words(onnx.inputs())));
    }
    return onnx.inputs().getFirst();
  }

  private static String words(String where, OnnxModel.Value input, ModelInput declared) {
    int channels = declared.colour().channels();
    return "%s: the recipe declares an input of %s %s with %s, but the model's '%s' is %s"
        .formatted(
            where,
            declared.type().onnx(),
            declared.layout() == ModelInput.Layout.NCHW
                ? "[1, %d, height, width]".formatted(channels)
                : "[1, height, width, %d]".formatted(channels),
            declared.width() > 0
                ? "width %d, height %d".formatted(declared.width(), declared.height())
                : "sides of up to %d that the model or the recipe says"
                    .formatted(ModelInput.SIDE_MAX),
            input.name(),
            input);
  }

  /// What the model fixes must not differ from what the recipe says; 0 when neither says it or they
  /// differ.
  private static long side(long model, int declared) {
    if (model > ModelInput.SIDE_MAX || (model > 0 && declared > 0 && model != declared)) {
      return 0;
    }
    return model > 0 ? model : declared;
  }

  /// The sides of the tensor for so many pictures; -1 = free.
  List<Long> sides(ModelInput picture, long pictures) {
    List<Long> sides = new ArrayList<>();
    if (isRow) {
      sides.add(pictures);
    }
    long channels = picture.colour().channels();
    sides.addAll(
        picture.layout() == ModelInput.Layout.NCHW
            ? List.of(channels, (long) height, (long) width)
            : List.of((long) height, (long) width, channels));
    return sides;
  }

  /// The front that lets a model with this input take bytes. The same for all tools that feed it in
  /// the same way, wherever in a frame they look.
  ///
  /// @param opset version of the model's standard operators
  /// @param pictures at once; -1 = free
  Prefix prefix(ModelInput declared, long opset, long pictures) {
    List<Float> factors = new ArrayList<>();
    List<Float> shifts = new ArrayList<>();
    for (int i = 0; i < declared.colour().channels(); i++) {
      factors.add((float) declared.factor(i));
      shifts.add((float) declared.shift(i));
    }
    return new Prefix(
        name,
        declared.type().onnx(),
        opset,
        declared.layout() == ModelInput.Layout.NCHW,
        factors,
        shifts,
        sides(declared, pictures));
  }

  /// Bytes of one picture.
  int bytes(ModelInput picture) {
    return width * height * picture.colour().channels() * picture.type().runtime().size;
  }
}
