package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `model`: runs an ONNX model on the frame, a `box` of it, or several `boxes` at once, and reads
/// findings from its output. The findings of several boxes are told apart by their names:
/// [Regions].
final class ModelTool implements Tool {
  enum Decode {
    YOLOX,
    YOLO5,
    YOLO8,
    ENDTOEND,
    BOXES,
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
  private final ModelRun run;
  private final List<Looked> regions;

  /// Empty when the only region needs no name.
  private final Optional<Regions> names;

  /// One region that the model looks at.
  ///
  /// @param numbers of the model's outputs that are its own
  private record Looked(Intake intake, Decoder decoder, List<FloatBuffer> numbers) {}

  private ModelTool(
      boolean needsColour, ModelRun run, List<Looked> regions, Optional<Regions> names) {
    this.needsColour = needsColour;
    this.run = run;
    this.regions = List.copyOf(regions);
    this.names = names;
  }

  /// A recipe that says how to `decode` says all; otherwise the model's card fills in the rest.
  static Tool make(SettingsReader recipe, Bench bench) {
    String model = recipe.text("model");
    SettingsReader settings =
        recipe.has("decode") || model.isEmpty() ? recipe : withCard(recipe, model, bench);
    settings.has("model");
    ModelInput input = ModelInput.read(settings, bench.view());
    boolean areSeveral = settings.has("boxes");
    Map<String, Area> areas =
        areSeveral
            ? boxes(settings, bench)
            : Map.of("", Area.readBoxOrWhole(settings, bench.view()));
    String output = settings.text("output", "");
    Decoder.Maker maker = decoder(settings);
    settings.finish();
    List<String> outputs = new ArrayList<>(List.of(output));
    outputs.addAll(maker.others());
    boolean together = areas.size() > 1 && bench.models().mayAccelerate();
    ModelRun.Wish wish =
        new ModelRun.Wish(
            settings.where(), model, outputs, maker.takesLists(), input, areas.size(), together);
    ModelRun run = ModelRun.open(wish, bench);
    List<Looked> regions = new ArrayList<>();
    for (Area area : areas.values()) {
      regions.add(look(wish, run, regions.size(), area, maker, bench));
    }
    Decoder first = regions.getFirst().decoder();
    Optional<Regions> names =
        areSeveral
            ? Optional.of(
                new Regions(List.copyOf(areas.keySet()), first.yields(), first.measures()))
            : Optional.empty();
    return new ModelTool(input.colour().channels() > 1, run, regions, names);
  }

  private static Looked look(
      ModelRun.Wish wish, ModelRun run, int number, Area area, Decoder.Maker maker, Bench bench) {
    int width = run.width();
    int height = run.height();
    Placement placement = Placement.of(wish.input(), width, height, area);
    Intake intake =
        new Intake(
            wish.where(), run.picture(), placement, width, height, run.memoryOf(number), bench);
    Decoder decoder =
        maker.make(new Decoder.Shape(wish.where(), run.shapes(), width, height, placement));
    return new Looked(intake, decoder, run.numbersOf(number));
  }

  /// `boxes`: `{"cap": [x, y, width, height], ...}`, or a list of boxes, which are called 1, 2, ...
  private static Map<String, Area> boxes(SettingsReader settings, Bench bench) {
    if (settings.has("box")) {
      settings.problem("only one of 'box' and 'boxes' can be given");
    }
    SettingsReader boxes = settings.numbered("boxes");
    Map<String, Area> areas = new LinkedHashMap<>();
    for (String name : boxes.names()) {
      if (name.isBlank() || name.contains(".") || Regions.TOGETHER.contains(name)) {
        boxes.problem(
            "a region needs a name without a dot that is none of %s, but one is called '%s'"
                .formatted(String.join(", ", Regions.TOGETHER), name));
      }
      areas.put(name, Area.readBox(boxes, bench.view(), name));
    }
    if (areas.isEmpty() || areas.size() > Regions.REGIONS_MAX) {
      settings.problem(
          "'boxes' must be 1 to %d boxes, but is %d".formatted(Regions.REGIONS_MAX, areas.size()));
    }
    return areas;
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
      case BOXES -> DetectDecoder.readLists(settings);
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
    return names.map(Regions::yields).orElseGet(() -> regions.getFirst().decoder().yields());
  }

  @Override
  public void run(View view, FindingSink sink) {
    for (int i = 0; i < regions.size(); i++) {
      regions.get(i).intake().fill(view);
    }
    run.run();
    if (names.isEmpty()) {
      decode(0, sink);
    } else {
      decodeAll(names.get(), sink);
    }
  }

  private void decode(int region, FindingSink sink) {
    Looked looked = regions.get(region);
    looked.decoder().decode(looked.numbers(), sink);
  }

  private void decodeAll(Regions several, FindingSink sink) {
    several.clear();
    for (int i = 0; i < regions.size(); i++) {
      sink.in(several, i);
      decode(i, sink);
    }
    sink.inNone();
    several.sum(sink);
  }
}
