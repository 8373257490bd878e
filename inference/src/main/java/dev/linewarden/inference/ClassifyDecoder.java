package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.List;

/// `classify`: one finding for each class, called by its label or `class0`, `class1`, ..., the
/// score softmaxed unless the model did it itself.
final class ClassifyDecoder implements Decoder {
  /// More classes would be more findings a part than a ledger should carry.
  static final int CLASSES_MAX = 64;

  private final boolean softmax;
  private final Placement placement;
  private final List<String> names;
  private final double[] scores;

  private ClassifyDecoder(boolean softmax, List<String> labels, int classes, Placement placement) {
    this.softmax = softmax;
    this.placement = placement;
    this.names = Detections.names(labels, classes);
    this.scores = new double[classes];
  }

  static Maker read(SettingsReader settings) {
    boolean softmax = settings.flag("softmax", true);
    List<String> labels = settings.has("labels") ? settings.texts("labels") : List.of();
    return shape -> {
      if (shape.elements() > CLASSES_MAX) {
        throw new BadInput(
            "%s: decode 'classify' takes at most %d classes, but the output is %s"
                .formatted(shape.where(), CLASSES_MAX, shape.output()));
      }
      return new ClassifyDecoder(softmax, labels, (int) shape.elements(), shape.placement());
    };
  }

  @Override
  public List<String> yields() {
    return names;
  }

  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    FloatBuffer output = outputs.getFirst();
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = output.get(i);
      highest = Math.max(highest, scores[i]);
    }
    if (softmax) {
      double sum = 0;
      for (int i = 0; i < scores.length; i++) {
        // Off the highest first, so that no exponential overflows.
        scores[i] = Math.exp(scores[i] - highest);
        sum += scores[i];
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] /= sum;
      }
    }
    for (int i = 0; i < scores.length; i++) {
      sink.found(names.get(i), scores[i], "score", placement.region());
    }
  }
}
