package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Nearest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/// Reads pictures that a tool of a recipe was taught on.
final class Picture {
  private Picture() {}

  /// In grey, and of that size in pixels; kept by the bench. Throws [BadInput] when the recipe has
  /// no such picture, or it is another one.
  static Mat grey(String name, int width, int height, Bench bench) {
    Path file = bench.recipe().pictures().get(name);
    String where = "recipe %s, picture '%s'".formatted(bench.recipe().key(), name);
    if (file == null) {
      throw new BadInput(
          "%s: there is none of that name%s"
              .formatted(where, Nearest.hint(name, bench.recipe().pictures().keySet())));
    }
    requireSize(where, file, width, height);
    Mat mat = bench.scope().keep(opencv_imgcodecs.imread(file.toString(), 0));
    if (mat.empty() || mat.cols() != width || mat.rows() != height) {
      throw new BadInput("%s: %s is damaged".formatted(where, file));
    }
    return mat;
  }

  /// By its header, so that no file makes us take more memory than a frame has.
  private static void requireSize(String where, Path file, int width, int height) {
    String came;
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new BadInput("%s: %s must be a PNG, JPEG, BMP or TIFF".formatted(where, file));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        came = reader.getWidth(0) + "x" + reader.getHeight(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new BadInput("%s: %s cannot be read: %s".formatted(where, file, e.getMessage()), e);
    }
    String expected = width + "x" + height;
    if (!came.equals(expected)) {
      throw new BadInput(
          "%s: %s must be %s pixels, but is %s".formatted(where, file, expected, came));
    }
  }
}
