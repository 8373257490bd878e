package dev.linewarden.inference;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.onnx.Quantized;
import dev.linewarden.onnx.ValueRange;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Watches tensors inside a model while it looks at pictures. The model's file names them as
/// outputs. One thread.
final class Calibration {
  /// Inputs that are kept to try a changed model on.
  private static final int INPUTS_MAX = 4;

  private static final int SEED = 1;

  private final ModelRun run;
  private final ByteBuffer memory;
  private final List<FloatBuffer> numbers;
  private final Intake intake;
  private final boolean needsColour;
  private final View view = new View();
  private final List<String> tensors;
  private final List<ValueRange> ranges;
  private final List<byte[]> inputs = new ArrayList<>();
  private final Random random = new Random(SEED);
  private int pictures;

  /// @param model its name on the bench
  /// @param settings of a `model` tool
  Calibration(String model, List<String> tensors, SettingsReader settings, Bench bench) {
    ModelInput input = ModelInput.read(settings, bench.view());
    // As taught: a tool that is quantized alone has none above it to follow.
    Zone zone = new ZoneReader(settings, bench.view()).boxOrWhole();
    this.tensors = List.copyOf(tensors);
    this.ranges = Stream.generate(ValueRange::new).limit(tensors.size()).toList();
    this.needsColour = input.colour().channels() > 1;
    ModelRun.Wish wish =
        new ModelRun.Wish(settings.where(), model, tensors, false, input, 1, false);
    this.run = ModelRun.open(wish, bench);
    this.memory = run.memoryOf(0);
    this.numbers = run.numbersOf(0);
    Placement placement = Placement.of(input, run.width(), run.height(), zone);
    this.intake =
        new Intake(
            wish.where(), run.picture(), placement, run.width(), run.height(), memory, bench);
  }

  /// Does not close the frame.
  void observe(Frame frame) {
    ModelTrial.checkColour(frame, needsColour);
    view.show(frame);
    intake.fill(view);
    run.run();
    for (int i = 0; i < ranges.size(); i++) {
      ranges.get(i).add(numbers.get(i));
    }
    keepInput();
  }

  /// So that each picture has the same chance to be among those kept.
  private void keepInput() {
    int place = pictures < INPUTS_MAX ? pictures : random.nextInt(pictures + 1);
    if (place < INPUTS_MAX) {
      byte[] input = new byte[memory.capacity()];
      memory.get(0, input);
      if (place < inputs.size()) {
        inputs.set(place, input);
      } else {
        inputs.add(input);
      }
    }
    pictures++;
  }

  int pictures() {
    return pictures;
  }

  /// Some of the pictures seen, as the model gets them.
  List<byte[]> inputs() {
    return inputs;
  }

  /// How each tensor is best written in 8 bits.
  ///
  /// @param share of all numbers that shall be among what can be written
  Map<String, Quantized.Step> steps(double share) {
    Map<String, Quantized.Step> steps = new HashMap<>();
    for (int i = 0; i < ranges.size(); i++) {
      steps.put(tensors.get(i), ranges.get(i).step(share));
    }
    return steps;
  }
}
