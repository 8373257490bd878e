package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Region;
import dev.linewarden.vision.Zone;
import java.util.List;

/// A small picture (map, mask) that a model gives of its input, and the way back to the frame.
///
/// @param width of the small picture
/// @param modelWidth of the model's input, which it covers
/// @param placement of the frame in that input
record Grid(int width, int height, int modelWidth, int modelHeight, Placement placement) {
  /// More would cost more than the time of a part.
  static final long PIXELS_MAX = 1L << 22;

  /// The last two sides of an output. Throws [BadInput] when they are too long.
  static Grid of(List<Long> output, Decoder.Shape shape) {
    long width = output.getLast();
    long height = output.get(output.size() - 2);
    if (width * height > PIXELS_MAX) {
      throw new BadInput(
          "%s: an output with places must have at most %d of them, but is %s"
              .formatted(shape.where(), PIXELS_MAX, output));
    }
    return new Grid((int) width, (int) height, shape.width(), shape.height(), shape.placement());
  }

  /// The corner between pixels as a point of the frame.
  Region.Point back(double x, double y) {
    return placement.back(x * modelWidth / width, y * modelHeight / height);
  }

  /// One of its pixels, by `y * width + x`, as a box in the frame.
  Region pixel(int index) {
    int column = index % width;
    int line = index / width;
    double x = column;
    double y = line;
    return placement.back(
        x * modelWidth / width,
        y * modelHeight / height,
        (x + 1) * modelWidth / width,
        (y + 1) * modelHeight / height);
  }

  /// Columns that show the frame and not the rest that a letterbox leaves free.
  int firstColumn() {
    return placement.x() * width / modelWidth;
  }

  int endColumn() {
    return Math.ceilDiv((placement.x() + placement.width()) * width, modelWidth);
  }

  int firstLine() {
    return placement.y() * height / modelHeight;
  }

  int endLine() {
    return Math.ceilDiv((placement.y() + placement.height()) * height, modelHeight);
  }

  /// The area of one of its pixels, in pixels of the frame.
  double pixelArea() {
    double modelArea = (double) modelWidth / width * modelHeight / height;
    Zone from = placement.from();
    return modelArea * from.width() / placement.width() * from.height() / placement.height();
  }
}
