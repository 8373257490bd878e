package dev.linewarden.inference;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Zone;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Outputs written down by hand, and what a decoder finds in them. The model's picture has 32x32
/// pixels and shows 64x64 pixels of the frame, from (10, 20) on: a model's pixel is two of the
/// frame.
final class Decoding {
  private static final Zone AREA = Zone.box(10, 20, 64, 64);

  private final List<List<Long>> shapes = new ArrayList<>();
  private final List<FloatBuffer> outputs = new ArrayList<>();
  private Placement placement = new Placement(0, 0, 32, 32, AREA);

  /// Which decoder: it reads the settings.
  interface Kind {
    Decoder.Maker read(SettingsReader settings);
  }

  /// The lower half of the model's picture shows nothing.
  Decoding letterboxed() {
    placement = new Placement(0, 0, 32, 16, Zone.box(10, 20, 64, 32));
    return this;
  }

  /// An output of zeros.
  Decoding output(long... shape) {
    shapes.add(Arrays.stream(shape).boxed().toList());
    outputs.add(FloatBuffer.allocate((int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)));
    return this;
  }

  /// Numbers of the last output from `at` on, `step` apart.
  Decoding put(int at, int step, double... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      outputs.getLast().put(at + i * step, (float) numbers[i]);
    }
    return this;
  }

  Decoder decoder(Kind kind, Map<String, Object> settings) {
    SettingsReader reader = new SettingsReader("t", settings);
    Decoder.Maker maker = kind.read(reader);
    reader.finish();
    return maker.make(new Decoder.Shape("t", shapes, 32, 32, placement));
  }

  List<Finding> findings(Kind kind, Map<String, Object> settings) {
    Decoder decoder = decoder(kind, settings);
    FindingSink sink = new FindingSink(4);
    sink.from("t");
    // Twice: what is left of one part must not show in the next.
    decoder.decode(outputs, sink);
    sink.findings().clear();
    decoder.decode(outputs, sink);
    List<Finding> findings = sink.findings();
    for (Finding finding : findings) {
      if (!decoder.yields().contains(finding.name())) {
        throw new AssertionError(finding + " is not among " + decoder.yields());
      }
    }
    return findings;
  }

  static List<Finding> called(String name, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.name().equals(name)).toList();
  }
}
