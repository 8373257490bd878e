package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PixelFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

/// Stored images before a simulated camera, in the order of their paths, again and again. Those of
/// another size than the first are left out: a camera has one sensor.
public final class FolderScene implements Scene {
  private static final String WHO = "simcam";

  private final List<StoredImage> images;
  private final ImageSize size;
  private final FaultLog faults;

  /// Throws [BadInput] when the folder cannot be read, holds no image, or begins with one that is
  /// none.
  public FolderScene(Path folder, FaultLog faults) {
    List<StoredImage> all = new ImageFolder(folder).images();
    this.faults = faults;
    try {
      this.size = ImageDecoder.size(all.getFirst().file());
    } catch (IOException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
    this.images = all.stream().filter(this::fits).toList();
  }

  private boolean fits(StoredImage image) {
    try {
      ImageSize own = ImageDecoder.size(image.file());
      if (own.width() == size.width() && own.height() == size.height()) {
        return true;
      }
      faults.count(WHO, "image of another size", image.origin());
    } catch (IOException e) {
      faults.count(WHO, "image cannot be read", String.valueOf(e.getMessage()));
    }
    return false;
  }

  /// Images that are shown.
  int images() {
    return images.size();
  }

  @Override
  public int width() {
    return Math.toIntExact(size.width());
  }

  @Override
  public int height() {
    return Math.toIntExact(size.height());
  }

  /// An image that can no longer be read leaves the one before it in its place.
  @Override
  public void draw(long number, MemorySegment into) {
    StoredImage image = images.get(Math.floorMod(number - 1, images.size()));
    try (DecodedImage decoded = ImageDecoder.decode(image.file())) {
      if (decoded.width() != width() || decoded.height() != height()) {
        throw new IOException(image.origin() + " has another size now");
      }
      if (decoded.format() == PixelFormat.BGR8) {
        decoded.copyTo(into);
      } else {
        grey(decoded, into);
      }
    } catch (IOException e) {
      faults.count(WHO, "image cannot be read", String.valueOf(e.getMessage()));
    }
  }

  /// In place, from the end: the grey picture fills the first third.
  private void grey(DecodedImage decoded, MemorySegment into) {
    decoded.copyTo(into);
    for (long pixel = (long) width() * height() - 1; pixel >= 0; pixel--) {
      byte level = into.get(ValueLayout.JAVA_BYTE, pixel);
      for (int channel = 0; channel < 3; channel++) {
        into.set(ValueLayout.JAVA_BYTE, 3 * pixel + channel, level);
      }
    }
  }
}
