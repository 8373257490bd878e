package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.List;

/// `score`: one number of the output, as it is.
record ScoreDecoder(int element, Placement placement) implements Decoder {
  private static final int ELEMENT_MAX = 1 << 24;

  static Maker read(SettingsReader settings) {
    int element = settings.integer("element", 0, ELEMENT_MAX, 0);
    return shape -> {
      if (element >= shape.elements()) {
        throw new BadInput(
            "%s: 'element' is %d, but the output %s has only %d elements"
                .formatted(shape.where(), element, shape.output(), shape.elements()));
      }
      return new ScoreDecoder(element, shape.placement());
    };
  }

  @Override
  public List<String> yields() {
    return List.of("score");
  }

  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    FloatBuffer output = outputs.getFirst();
    sink.found("score", output.get(element), "score", placement.region());
  }
}
