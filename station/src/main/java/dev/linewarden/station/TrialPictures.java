package dev.linewarden.station;

import dev.linewarden.capture.ImageFolder;
import dev.linewarden.capture.StoredImage;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Pictures of one camera, spread over a folder: every other one to measure a model with, the rest
/// held back to test what came of it. In memory until [#close()].
final class TrialPictures implements AutoCloseable {
  /// In 1280x1024 in colour, as many are half a gigabyte.
  private static final int PICTURES_MAX = 128;

  /// Fewer say nothing.
  private static final int PICTURES_MIN = 8;

  private final Path folder;
  private final List<Frame> measured = new ArrayList<>();
  private final List<Frame> heldBack = new ArrayList<>();

  TrialPictures(Path folder) {
    this.folder = folder;
    ImageFolder images = new ImageFolder(folder);
    List<StoredImage> all = images.images();
    if (all.size() < PICTURES_MIN) {
      throw new BadInput(
          "%s must have at least %d images, but has %d"
              .formatted(folder, PICTURES_MIN, all.size()));
    }
    try {
      int count = Math.min(PICTURES_MAX, all.size());
      for (int i = 0; i < count; i++) {
        StoredImage image = all.get((int) ((long) i * all.size() / count));
        (i % 2 == 0 ? measured : heldBack).add(read(images, image));
      }
    } catch (RuntimeException | Error failure) {
      close();
      throw failure;
    }
  }

  private Frame read(ImageFolder images, StoredImage image) {
    return switch (images.read(image, 0, 0)) {
      case FrameLost lost -> throw new BadInput("%s: %s".formatted(image.origin(), lost.detail()));
      case Frame frame -> {
        FrameInfo first = measured.isEmpty() ? frame.info() : measured.getFirst().info();
        if (first.width() != frame.info().width() || first.height() != frame.info().height()) {
          frame.close();
          throw new BadInput(
              "%s: all images must have one size, as a camera's have, but %s has %dx%d and %s %dx%d"
                  .formatted(
                      folder,
                      first.origin(),
                      first.width(),
                      first.height(),
                      frame.info().origin(),
                      frame.info().width(),
                      frame.info().height()));
        }
        yield frame;
      }
    };
  }

  Path folder() {
    return folder;
  }

  int width() {
    return measured.getFirst().info().width();
  }

  int height() {
    return measured.getFirst().info().height();
  }

  List<Frame> measured() {
    return measured;
  }

  List<Frame> heldBack() {
    return heldBack;
  }

  @Override
  public void close() {
    measured.forEach(Frame::close);
    heldBack.forEach(Frame::close);
  }
}
