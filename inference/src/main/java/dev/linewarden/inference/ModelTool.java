package dev.linewarden.inference;

import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.onnx.OnnxModel;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `model`: runs an ONNX model on the frame, a `box` or `turned` box of it, or several `boxes` at
/// once, wherever the part lies that they `follow`, and reads findings from its output. The
/// findings of several boxes are told apart by their names: [Regions].
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
    CLASSIFY,
    TEXT
  }

  private final boolean needsColour;
  private final Runner runner;
  private final RecipeView frame;
  private final List<Looked> regions;

  /// Empty when the only region needs no name.
  private final Optional<Regions> names;

  /// One region that the model looks at.
  ///
  /// @param numbers of the model's outputs that are its own
  private record Looked(Zone zone, Intake intake, Decoder decoder, List<FloatBuffer> numbers) {}

  /// Who runs the model.
  private sealed interface Runner {
    record Own(ModelRun run) implements Runner {}

    /// @param number which of those who share it
    record Shared(SharedRun run, int number) implements Runner {}
  }

  private ModelTool(
      boolean needsColour,
      Runner runner,
      RecipeView frame,
      List<Looked> regions,
      Optional<Regions> names) {
    this.needsColour = needsColour;
    this.runner = runner;
    this.frame = frame;
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
    Map<String, Zone> zones = zones(settings, bench);
    if (input.geometry().lens().isPresent() && !zones.values().stream().allMatch(Zone::fixed)) {
      settings.problem("with 'undistort' a zone can be neither turned nor follow a part");
    }
    String output = settings.text("output", "");
    Decoder.Maker maker = decoder(settings);
    settings.finish();
    List<String> outputs = new ArrayList<>(List.of(output));
    outputs.addAll(maker.others());
    Companions companions = companions(settings.where(), model, input, bench);
    int pictures = Math.max(zones.size(), companions.count());
    boolean together = pictures > 1 && bench.models().mayAccelerate();
    ModelRun.Wish wish =
        new ModelRun.Wish(
            settings.where(), model, outputs, maker.takesLists(), input, pictures, together);
    Optional<SharedRun> shared =
        companions.count() > 1
            ? Optional.of(bench.models().shared(companions, () -> ModelRun.open(wish, bench)))
            : Optional.empty();
    ModelRun run = shared.map(SharedRun::run).orElseGet(() -> ModelRun.open(wish, bench));
    List<Looked> regions = new ArrayList<>();
    for (Zone zone : zones.values()) {
      regions.add(look(wish, run, companions.number() + regions.size(), zone, maker, bench));
    }
    shared.ifPresent(all -> all.add(regions.getFirst().intake(), bench.viewNumber()));
    Decoder first = regions.getFirst().decoder();
    Optional<Regions> names = areSeveral ? Optional.of(names(zones, first)) : Optional.empty();
    Runner runner =
        shared
            .<Runner>map(all -> new Runner.Shared(all, companions.number()))
            .orElseGet(() -> new Runner.Own(run));
    return new ModelTool(input.colour().channels() > 1, runner, bench.view(), regions, names);
  }

  private static Regions names(Map<String, Zone> zones, Decoder first) {
    return new Regions(List.copyOf(zones.keySet()), first.yields(), first.measures());
  }

  /// Who shares its run: on a processor nobody is faster for it, unless the model insists on
  /// several pictures.
  private static Companions companions(String where, String model, ModelInput input, Bench bench) {
    if (bench.companions().count() < 2) {
      return Companions.NONE;
    }
    OnnxModel onnx = bench.models().facts(model).model();
    boolean gains = bench.models().mayAccelerate() || InputShape.of(where, onnx, input).batch() > 1;
    return gains ? bench.companions() : Companions.NONE;
  }

  private static Looked look(
      ModelRun.Wish wish, ModelRun run, int number, Zone zone, Decoder.Maker maker, Bench bench) {
    int width = run.width();
    int height = run.height();
    Placement placement = Placement.of(wish.input(), width, height, zone);
    Intake intake =
        new Intake(
            wish.where(), run.picture(), placement, width, height, run.memoryOf(number), bench);
    Decoder decoder =
        maker.make(new Decoder.Shape(wish.where(), run.shapes(), width, height, placement));
    return new Looked(zone, intake, decoder, run.numbersOf(number));
  }

  private static Map<String, Zone> zones(SettingsReader settings, Bench bench) {
    Pose pose = bench.pose(settings);
    if (!settings.has("boxes")) {
      return Map.of("", new ZoneReader(settings, bench.view()).boxOrWhole().following(pose));
    }
    Map<String, Zone> zones = boxes(settings, bench);
    zones.replaceAll((_, zone) -> zone.following(pose));
    return zones;
  }

  /// `boxes`: `{"cap": [x, y, width, height], ...}`, or a list of boxes, which are called 1, 2, ...
  private static Map<String, Zone> boxes(SettingsReader settings, Bench bench) {
    if (settings.has("box") || settings.has("turned")) {
      settings.problem("only one of 'box', 'turned' and 'boxes' can be given");
    }
    SettingsReader boxes = settings.numbered("boxes");
    ZoneReader reader = new ZoneReader(boxes, bench.view());
    Map<String, Zone> zones = new LinkedHashMap<>();
    for (String name : boxes.names()) {
      if (name.isBlank() || name.contains(".") || Regions.TOGETHER.contains(name)) {
        boxes.problem(
            "a region needs a name without a dot that is none of %s, but one is called '%s'"
                .formatted(String.join(", ", Regions.TOGETHER), name));
      }
      zones.put(name, reader.upright(name));
    }
    if (zones.isEmpty() || zones.size() > Regions.REGIONS_MAX) {
      settings.problem(
          "'boxes' must be 1 to %d boxes, but is %d".formatted(Regions.REGIONS_MAX, zones.size()));
    }
    return zones;
  }

  private static SettingsReader withCard(SettingsReader recipe, String model, Bench bench) {
    ModelCard card = ModelCard.of(bench.models().facts(model));
    Map<String, Object> own = recipe.rest(Set.of());
    return new SettingsReader(recipe.where(), card.under(recipe.where(), model, own));
  }

  private static Decoder.Maker decoder(SettingsReader settings) {
    return switch (settings.choice("decode", Decode.class)) {
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
      case TEXT -> TextDecoder.read(settings);
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
  public void beside(List<View> views) {
    if (runner instanceof Runner.Shared(SharedRun run, _)) {
      run.beside(views);
    }
  }

  @Override
  public void run(View view, FindingSink sink) {
    switch (runner) {
      case Runner.Own(ModelRun run) -> lookAlone(run, view);
      case Runner.Shared(SharedRun run, int number) -> run.look(number);
    }
    if (names.isEmpty()) {
      decode(0, sink);
    } else {
      decodeAll(names.get(), sink);
    }
  }

  private void lookAlone(ModelRun run, View view) {
    boolean isAnySeen = false;
    for (int i = 0; i < regions.size(); i++) {
      if (isSeen(i)) {
        regions.get(i).intake().fill(view);
        isAnySeen = true;
      }
    }
    if (isAnySeen) {
      run.run();
    }
  }

  private boolean isSeen(int region) {
    return regions.get(region).zone().isSeen(frame.width(), frame.height());
  }

  private void decode(int region, FindingSink sink) {
    Looked looked = regions.get(region);
    if (isSeen(region)) {
      looked.decoder().decode(looked.numbers(), sink);
    } else {
      sink.nothing(looked.decoder().yields());
    }
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
