package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `model`: runs an ONNX model on the frame, or a box of it, and reads findings from its output.
final class ModelTool implements Tool {
  enum Decode {
    YOLOX,
    YOLO5,
    YOLO8,
    ENDTOEND,
    FASTESTDET,
    YOLO8SEG,
    ENDTOENDSEG,
    SEMANTIC,
    ANOMALY,
    EMBEDDING,
    SCORE,
    CLASSIFY
  }

  private final boolean needsColour;
  private final Intake intake;
  private final ModelRun run;
  private final Decoder decoder;
  private final List<FloatBuffer> numbers;

  private ModelTool(boolean needsColour, Intake intake, ModelRun run, Decoder decoder) {
    this.needsColour = needsColour;
    this.intake = intake;
    this.run = run;
    this.decoder = decoder;
    this.numbers = run.outputs().stream().map(ModelOutput::numbers).toList();
  }

  /// A recipe that says how to `decode` says all; otherwise the model's card fills in the rest.
  static Tool make(SettingsReader recipe, Bench bench) {
    String model = recipe.text("model");
    SettingsReader settings =
        recipe.has("decode") || model.isEmpty() ? recipe : withCard(recipe, model, bench);
    settings.has("model");
    ModelInput input = ModelInput.read(settings);
    Area area = Area.readBoxOrWhole(settings, bench.view());
    String output = settings.text("output", "");
    Decoder.Maker maker = decoder(settings);
    settings.finish();
    List<String> outputs = new ArrayList<>(List.of(output));
    outputs.addAll(maker.others());
    ModelRun run = ModelRun.open(settings.where(), model, outputs, input, bench);
    Placement placement = Placement.of(input, run.width(), run.height(), area);
    Decoder decoder =
        maker.make(
            new Decoder.Shape(
                settings.where(),
                run.outputs().stream().map(ModelOutput::shape).toList(),
                run.width(),
                run.height(),
                placement));
    Intake intake =
        new Intake(run.picture(), placement, run.width(), run.height(), run.inputMemory(), bench);
    return new ModelTool(input.colour().channels() > 1, intake, run, decoder);
  }

  private static SettingsReader withCard(SettingsReader recipe, String model, Bench bench) {
    ModelCard card = ModelCard.of(bench.models().facts(model));
    Map<String, Object> own = recipe.rest(Set.of());
    return new SettingsReader(recipe.where(), card.under(recipe.where(), model, own));
  }

  private static Decoder.Maker decoder(SettingsReader settings) {
    if (!settings.has("decode")) {
      settings.problem("'decode' is missing");
    }
    return switch (settings.choice("decode", Decode.class, Decode.SCORE)) {
      case YOLOX -> DetectDecoder.read(settings, YoloxBoxing::fit, DetectDecoder.NMS_IOU);
      case YOLO5 -> DetectDecoder.read(settings, Yolo5Boxing::fit, DetectDecoder.NMS_IOU);
      case YOLO8 -> DetectDecoder.read(settings, Yolo8Boxing::fit, DetectDecoder.NMS_IOU);
      case ENDTOEND -> DetectDecoder.read(settings, EndToEndBoxing::fit, DetectDecoder.NO_NMS);
      case FASTESTDET -> DetectDecoder.read(settings, FastestBoxing::fit, DetectDecoder.NMS_IOU);
      case YOLO8SEG -> MaskDecoder.readYolo8(settings);
      case ENDTOENDSEG -> MaskDecoder.readEndToEnd(settings);
      case SEMANTIC -> SemanticDecoder.read(settings);
      case ANOMALY -> AnomalyDecoder.read(settings);
      case EMBEDDING -> EmbeddingDecoder.read(settings);
      case SCORE -> ScoreDecoder.read(settings);
      case CLASSIFY -> ClassifyDecoder.read(settings);
    };
  }

  @Override
  public boolean needsColour() {
    return needsColour;
  }

  @Override
  public List<String> yields() {
    return decoder.yields();
  }

  @Override
  public void run(View view, FindingSink sink) {
    intake.fill(view);
    run.run();
    decoder.decode(numbers, sink);
  }
}
