package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Exposure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The images of a folder and all folders in it, in the order of their paths. Understands the MVTec
/// AD layout: `ground_truth` holds masks and is left out. Immutable: files that come later are not
/// seen.
public final class ImageFolder {
  /// A folder with more images is refused instead of listed for minutes.
  public static final int IMAGES_MAX = 100_000;

  /// Folders within folders that are followed.
  private static final int DEPTH_MAX = 16;

  private static final String MASKS = "ground_truth";
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff");

  private final Path folder;
  private final List<StoredImage> images;

  /// Throws [BadInput] when the folder is missing, cannot be read or holds no image.
  public ImageFolder(Path folder) {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      throw new BadInput(
          "expected a folder of images at %s, but there is %s"
              .formatted(folder, Files.exists(folder) ? "a file" : "nothing"));
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH_MAX, FileVisitOption.FOLLOW_LINKS)) {
      this.images =
          files
              .filter(this::isImage)
              .limit(IMAGES_MAX + 1L)
              .sorted()
              .map(file -> StoredImage.of(folder, file))
              .toList();
    } catch (IOException | UncheckedIOException reason) {
      throw new BadInput(
          "the image folder %s cannot be read: %s".formatted(folder, reason), reason);
    }
    if (images.isEmpty() || images.size() > IMAGES_MAX) {
      throw new BadInput(
          "expected 1 to %d images (%s) in %s, found %s"
              .formatted(IMAGES_MAX, endings(), folder, images.isEmpty() ? "none" : "more"));
    }
  }

  public Path folder() {
    return folder;
  }

  public List<StoredImage> images() {
    return images;
  }

  /// See [StoredImage#read].
  public Exposure read(StoredImage image, long frameNumber, long atNanos) {
    return image.read(frameNumber, atNanos);
  }

  private boolean isImage(Path file) {
    for (Path name : folder.relativize(file)) {
      if (name.toString().equals(MASKS)) {
        return false;
      }
    }
    String name = file.toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(ending) && Files.isRegularFile(file);
  }

  private static String endings() {
    return String.join(", ", ENDINGS.stream().sorted().toList());
  }
}
