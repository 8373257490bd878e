package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.ArrayList;
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

  /// Boxes, classes and scores in outputs of their own, as many as were found: `boxes`.
  static Maker readLists(SettingsReader settings) {
    Detections.Wish wish = Detections.Wish.read(settings, "box", NO_NMS);
    List<String> others = new ArrayList<>(List.of(settings.text("classes")));
    if (settings.has("scores")) {
      others.add(settings.text("scores"));
    }
    return new Maker() {
      @Override
      public List<String> others() {
        return others;
      }

      @Override
      public boolean takesLists() {
        return true;
      }

      @Override
      public Decoder make(Shape shape) {
        ListBoxing boxing = ListBoxing.fit(wish, shape);
        return new DetectDecoder(boxing, new Detections(wish, boxing.classes(), shape));
      }
    };
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
  public List<String> measures() {
    return detections.measures();
  }

  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    Boxes boxes = detections.take(boxing, outputs, sink);
    for (int i = 0; i < boxes.kept(); i++) {
      detections.found(i, detections.place(i), sink);
    }
  }
}
