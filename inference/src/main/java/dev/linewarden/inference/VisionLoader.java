package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeLoader;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.vision.NativeScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;

/// Compiles recipes into tools on OpenCV and ONNX Runtime. Any thread may load; what it gives back
/// belongs to one thread at a time.
public final class VisionLoader implements RecipeLoader {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.inference");

  /// Keeps OpenCV's own buffers and a tool's arithmetic in the range of an int.
  static final int SIDE_MAX = 16_384;

  static final Map<String, Maker> KINDS =
      Map.ofEntries(
          Map.entry("mean", SpreadTool::mean),
          Map.entry("contrast", SpreadTool::contrast),
          Map.entry("share", ShareTool::make),
          Map.entry("level", LevelTool::make),
          Map.entry("edge", EdgeTool::make),
          Map.entry("width", WidthTool::make),
          Map.entry("line", LineTool::make),
          Map.entry("circle", CircleTool::make),
          Map.entry("blobs", BlobsTool::make),
          Map.entry("edges", EdgesTool::make),
          Map.entry("patterns", PatternsTool::make),
          Map.entry("cap", CapTool::make),
          Map.entry("label", LabelTool::make),
          Map.entry("colour", ColourTool::make),
          Map.entry("position", PositionTool::make),
          Map.entry("distance", DistanceTool::make),
          Map.entry("angle", AngleTool::make),
          Map.entry("compute", ComputeTool::make),
          Map.entry("logic", LogicTool::make),
          Map.entry("locate", LocateTool::make),
          Map.entry("pair", PairTool::make),
          Map.entry("golden", GoldenTool::make),
          Map.entry("code", CodeTool::make),
          Map.entry("model", ModelTool::make));

  private final Clock clock;
  private final FaultLog faults;
  private final InferenceSettings settings;
  private final Accelerators accelerators;

  /// Reads all settings, finishes the reader, and only then makes anything native.
  interface Maker {
    Tool make(SettingsReader settings, Bench bench);
  }

  public VisionLoader(Clock clock, FaultLog faults, InferenceSettings settings) {
    this.clock = clock;
    this.faults = faults;
    this.settings = settings;
    this.accelerators = new Accelerators(settings, faults);
  }

  /// Loads OpenCV. For one thread, before any other touches it: of two that use it for the first
  /// time, one can hold its loader and wait for a class that the other is preparing, who waits for
  /// the loader, for ever.
  public static void loadOpenCv() {
    Loader.load(opencv_core.class);
    Loader.load(opencv_imgproc.class);
    Loader.load(opencv_imgcodecs.class);
  }

  /// Above the time budget the recipe is still given back: it is logged, counted, and to be seen in
  /// [VisionRecipe#warmUp()].
  @Override
  public VisionRecipe load(Recipe recipe) {
    return load(recipe, KINDS);
  }

  /// All kinds of tools, one of them made in another way.
  static Map<String, Maker> with(String kind, Maker maker) {
    Map<String, Maker> kinds = new HashMap<>(KINDS);
    kinds.put(kind, maker);
    return kinds;
  }

  /// With other kinds of tools.
  VisionRecipe load(Recipe recipe, Map<String, Maker> kinds) {
    // A tool's region is small: handing slices of it to other threads costs more than it saves,
    // and those threads would compete with the line's. Here, not sooner: it loads OpenCV.
    opencv_core.setNumThreads(1);
    for (RecipeView view : recipe.views()) {
      if (view.width() > SIDE_MAX || view.height() > SIDE_MAX) {
        throw new BadInput(
            "recipe %s: a frame must be at most %d pixels wide and high, but is %dx%d"
                .formatted(recipe.key(), SIDE_MAX, view.width(), view.height()));
      }
    }
    NativeScope scope = new NativeScope();
    try {
      Models models = new Models(recipe, accelerators, scope);
      List<VisionRecipe.Named> tools = compile(recipe, kinds, models, scope);
      VisionRecipe.Around around =
          new VisionRecipe.Around(scope, models.guard(), models.places(), clock, faults, settings);
      VisionRecipe loaded = new VisionRecipe(recipe, tools, around);
      report(loaded);
      return loaded;
    } catch (RuntimeException | Error failure) {
      scope.close();
      throw failure;
    }
  }

  private static List<VisionRecipe.Named> compile(
      Recipe recipe, Map<String, Maker> kinds, Models models, NativeScope scope) {
    List<String> problems = new ArrayList<>();
    List<VisionRecipe.Named> tools = new ArrayList<>();
    Above above = new Above();
    for (ToolSpec spec : recipe.tools()) {
      try {
        int view = recipe.viewOf(spec);
        RecipeView looksAt = recipe.views().get(view);
        Companions companions = Companions.of(spec, recipe);
        Bench bench = new Bench(recipe, looksAt, models, above, companions, scope);
        Tool tool = make(spec, kinds, bench);
        tools.add(new VisionRecipe.Named(spec.name(), view, tool));
        above.add(spec.name(), view, tool);
        checkLimits(spec.name(), tool, recipe, problems);
        checkFollowed(spec.name(), tool, recipe, problems);
      } catch (BadInput bad) {
        problems.addAll(bad.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems.stream().distinct().toList());
    }
    return tools;
  }

  private static Tool make(ToolSpec spec, Map<String, Maker> kinds, Bench bench) {
    String where = "recipe %s, tool '%s'".formatted(bench.recipe().key(), spec.name());
    Maker maker = kinds.get(spec.kind());
    if (maker == null) {
      throw new BadInput(
          "%s: there is no kind of tool '%s'%s"
              .formatted(where, spec.kind(), Nearest.hint(spec.kind(), kinds.keySet())));
    }
    return maker.make(new SettingsReader(where, spec.settings()), bench);
  }

  /// A limit on a finding that never comes would leave every part unjudged.
  private static void checkLimits(String name, Tool tool, Recipe recipe, List<String> problems) {
    for (Limit limit : recipe.limits()) {
      if (limit.tool().equals(name) && !tool.yields().contains(limit.finding())) {
        problems.add(
            "recipe %s, limit '%s': tool '%s' gives no finding '%s'%s"
                .formatted(
                    recipe.key(),
                    limit.fault(),
                    name,
                    limit.finding(),
                    Nearest.hint(limit.finding(), tool.yields())));
      }
    }
  }

  /// What follows a part that is not found has no values. Whether that is the only reason has to be
  /// readable.
  private static void checkFollowed(String name, Tool tool, Recipe recipe, List<String> problems) {
    boolean named = recipe.limits().stream().anyMatch(limit -> limit.tool().equals(name));
    if (tool instanceof Locator && !named) {
      problems.add(
          ("recipe %s, tool '%s': it locates the part, so a limit on its '%s' is needed that says"
                  + " what a part is called that it does not find")
              .formatted(recipe.key(), name, tool.yields().getFirst()));
    }
  }

  private void report(VisionRecipe loaded) {
    WarmUp warmUp = loaded.warmUp();
    String times =
        "recipe %s takes %.2f ms (99 of 100 runs: %.2f ms), budget %.2f ms"
            .formatted(
                loaded.recipe().key(),
                warmUp.medianNanos() / 1e6,
                warmUp.p99Nanos() / 1e6,
                warmUp.budgetNanos() / 1e6);
    if (warmUp.withinBudget()) {
      LOG.log(System.Logger.Level.DEBUG, times);
    } else {
      faults.count("inference", "recipe over its time budget", times);
      LOG.log(System.Logger.Level.WARNING, times);
    }
  }
}
