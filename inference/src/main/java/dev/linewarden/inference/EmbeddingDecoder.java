package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.List;

/// `embedding`: the whole output as one direction. Finding: `distance` to the recipe's `reference`
/// (as many numbers), one minus the cosine of the angle: 0 = the same, 1 = nothing in common.
final class EmbeddingDecoder implements Decoder {
  private final double[] reference;
  private final double length;
  private final Placement placement;

  private EmbeddingDecoder(double[] reference, Placement placement) {
    this.reference = reference;
    this.placement = placement;
    double squares = 0;
    for (double number : reference) {
      squares += number * number;
    }
    this.length = Math.sqrt(squares);
  }

  static Maker read(SettingsReader settings) {
    List<Double> reference = settings.numbers("reference");
    return shape -> {
      if (reference.size() != shape.elements()) {
        throw new BadInput(
            "%s: 'reference' has %d numbers, but the output is %s"
                .formatted(shape.where(), reference.size(), shape.output()));
      }
      double[] numbers = reference.stream().mapToDouble(Double::doubleValue).toArray();
      return new EmbeddingDecoder(numbers, shape.placement());
    };
  }

  @Override
  public List<String> yields() {
    return List.of("distance");
  }

  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    FloatBuffer output = outputs.getFirst();
    double product = 0;
    double squares = 0;
    for (int i = 0; i < reference.length; i++) {
      product += reference[i] * output.get(i);
      squares += (double) output.get(i) * output.get(i);
    }
    // An output of nothing but 0 has no direction: NaN leaves the part unjudged.
    double distance = 1 - product / (length * Math.sqrt(squares));
    sink.found("distance", distance, "score", placement.region());
  }
}
