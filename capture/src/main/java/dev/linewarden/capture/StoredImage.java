package dev.linewarden.capture;

import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// One image file of a folder.
///
/// @param origin its path relative to the folder, with `/` between the names
/// @param kind what the folder's layout says of it: the name after `train/` or `test/`, such as
///   `good` or `broken_large`; empty where the layout says nothing
public record StoredImage(Path file, String origin, String kind) {
  /// The name a folder of faultless images has.
  public static final String GOOD = "good";

  /// The image in memory of its own, freed when the frame is closed; or [FrameLost] with the reason
  /// UNREADABLE and one sentence.
  public Exposure read(long frameNumber, long atNanos) {
    try (DecodedImage decoded = ImageDecoder.decode(file)) {
      Arena arena = Arena.ofShared();
      MemorySegment pixels = arena.allocate(decoded.bytes());
      decoded.copyTo(pixels);
      FrameInfo info =
          new FrameInfo(
              frameNumber,
              atNanos,
              atNanos,
              decoded.width(),
              decoded.height(),
              decoded.strideBytes(),
              decoded.format(),
              origin);
      return new Frame(info, pixels, arena::close);
    } catch (IOException reason) {
      return new FrameLost(atNanos, FrameLost.Why.UNREADABLE, String.valueOf(reason.getMessage()));
    }
  }

  static StoredImage of(Path folder, Path file) {
    Path relative = folder.relativize(file);
    StringBuilder origin = new StringBuilder();
    String kind = "";
    for (int i = 0; i < relative.getNameCount(); i++) {
      String name = relative.getName(i).toString();
      boolean inside = i > 0 && i < relative.getNameCount() - 1;
      if (inside && isSplit(relative.getName(i - 1).toString())) {
        kind = name;
      }
      origin.append(i == 0 ? "" : "/").append(name);
    }
    return new StoredImage(
        file, origin.toString(), kind.isEmpty() ? kindAbove(folder, relative) : kind);
  }

  /// The folder itself may be `bottle/test` or `bottle/test/good`.
  private static String kindAbove(Path folder, Path relative) {
    Path name = folder.getFileName();
    if (name == null) {
      return "";
    }
    if (isSplit(name.toString()) && relative.getNameCount() > 1) {
      return relative.getName(0).toString();
    }
    Path above = folder.getParent();
    Path split = above == null ? null : above.getFileName();
    return split != null && isSplit(split.toString()) ? name.toString() : "";
  }

  private static boolean isSplit(String name) {
    return name.equals("train") || name.equals("test");
  }

  /// True when the layout says that this image shows a faultless part.
  public boolean isKnownGood() {
    return kind.equals(GOOD);
  }

  /// True when the layout says that this image shows a faulty part.
  public boolean isKnownFaulty() {
    return !kind.isEmpty() && !isKnownGood();
  }
}
