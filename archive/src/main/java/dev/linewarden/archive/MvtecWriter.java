package dev.linewarden.archive;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/// Writes the layout of the MVTec anomaly detection data sets. One thread.
final class MvtecWriter implements Dataset.Sink, AutoCloseable {
  /// Of the good parts, one in so many is held back to test with.
  private static final int HELD_BACK_ONE_IN = 5;

  private final ArchiveReader archive;
  private final Path folder;
  private final BytePointer encoded = new BytePointer();
  private final Map<String, Integer> good = new HashMap<>();

  MvtecWriter(ArchiveReader archive, Path folder) {
    this.archive = archive;
    this.folder = folder;
  }

  @Override
  public void add(ArchiveReader.Stored part, Sidecar.Picture picture, String truth)
      throws IOException {
    Path place = picture.view().isEmpty() ? folder : folder.resolve(Places.word(picture.view()));
    boolean isGood = truth.equals(Dataset.GOOD);
    String name = "%012d".formatted(part.about().part());
    String use =
        isGood && good.merge(picture.view(), 1, Integer::sum) % HELD_BACK_ONE_IN != 0
            ? "train"
            : "test";
    ArchiveFile.write(
        place.resolve(use).resolve(truth).resolve(name + ".png"),
        png(archive.picture(part, picture)));
    List<Sidecar.Seen> faults = part.about().broken(picture.view());
    if (!isGood && !faults.isEmpty()) {
      ArchiveFile.write(
          place.resolve("ground_truth").resolve(truth).resolve(name + "_mask.png"),
          mask(picture, faults));
    }
  }

  private byte[] png(byte[] picture) {
    try (BytePointer stored = new BytePointer(picture);
        Mat bytes = new Mat(1, picture.length, opencv_core.CV_8UC1, stored);
        Mat pixels = opencv_imgcodecs.imdecode(bytes, opencv_imgcodecs.IMREAD_UNCHANGED)) {
      return encode(pixels);
    }
  }

  /// White where something was seen that was not as it should be.
  private byte[] mask(Sidecar.Picture picture, List<Sidecar.Seen> faults) {
    try (Scalar black = new Scalar(0, 0, 0, 0);
        Scalar white = new Scalar(255, 0, 0, 0);
        Mat mask = new Mat(picture.height(), picture.width(), opencv_core.CV_8UC1, black)) {
      for (Sidecar.Seen fault : faults) {
        fill(mask, fault.outline(), white);
      }
      return encode(mask);
    }
  }

  private static void fill(Mat mask, List<Sidecar.Corner> outline, Scalar white) {
    int[] corners = new int[2 * outline.size()];
    for (int i = 0; i < outline.size(); i++) {
      corners[2 * i] = (int) Math.round(outline.get(i).x());
      corners[2 * i + 1] = (int) Math.round(outline.get(i).y());
    }
    try (IntPointer numbers = new IntPointer(corners);
        Mat polygon = new Mat(outline.size(), 1, opencv_core.CV_32SC2, numbers);
        MatVector polygons = new MatVector(polygon)) {
      opencv_imgproc.fillPoly(mask, polygons, white);
    }
  }

  private byte[] encode(Mat picture) {
    if (picture.empty() || !opencv_imgcodecs.imencode(".png", picture, encoded)) {
      throw new BadInput("a stored picture cannot be read as one");
    }
    byte[] bytes = new byte[(int) encoded.limit()];
    encoded.get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    encoded.close();
  }
}
