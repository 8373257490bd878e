package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.List;

/// Objects as boxes: see [Detections].
final class DetectDecoder implements Decoder {
  /// Above it, two boxes of a class are one object.
  static final double NMS_IOU = 0.45;

  /// For models that have already left only one box for each object.
  static final double NO_NMS = 1;

  private final Boxing boxing;
  private final Detections detections;

  private DetectDecoder(Boxing boxing, Detections detections) {
    this.boxing = boxing;
    this.detections = detections;
  }

  /// Knows a family of detectors by its output.
  interface Family {
    Boxing fit(Detections.Wish wish, Shape shape);
  }

  static Maker read(SettingsReader settings, Family family, double nmsIou) {
    Detections.Wish wish = Detections.Wish.read(settings, "box", nmsIou);
    return shape -> {
      Boxing boxing = family.fit(wish, shape);
      return new DetectDecoder(boxing, new Detections(wish, boxing.classes(), shape));
    };
  }

  @Override
  public List<String> yields() {
    return detections.yields();
  }

  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    Boxes boxes = detections.take(boxing, outputs.getFirst(), sink);
    for (int i = 0; i < boxes.kept(); i++) {
      detections.found(i, detections.place(i), sink);
    }
  }
}
