package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Trend;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/// A recipe as strict JSON. Every problem of a file is found in one go: unknown keys with the
/// nearest known one, doubled keys, wrong types, limits on tools that do not exist, missing model
/// files. A tool's own settings are only read here; the tool checks them. Any thread.
///
/// ```
/// { "format": 1, "id": "cola-bottles", "revision": 1, "name": "Cola bottles",
///   "frame": {"width": 352, "height": 288},
///   "camera": {"pixel_format": "Mono8", "exposure_us": 200, "gain": 4},
///   "models": {"yolox": {"file": "yolox.onnx"}},
///   "pictures": {"taught": {"file": "taught.png"}},
///   "tools": [ {"name": "cap", "kind": "mean", "channel": "red", "box": [160, 5, 40, 40]} ],
///   "limits": [ {"tool": "cap", "finding": "mean", "max": 120, "fault": "cap missing"} ] }
/// ```
///
/// A recipe for several cameras has, instead of `frame` and `camera`, a table `views` with both for
/// each of them, by the name that the station's configuration gives it, and each tool says its
/// `view`.
///
/// A `frame` with `mm_per_px` (how many millimetres of the part a pixel shows) has its lengths said
/// in millimetres.
///
/// Files of models and of pictures that tools were taught on are named relative to the recipe's
/// folder. `models`, `pictures`, `trends`, `revision` and `camera` may be left out; see
/// [LimitTable] and [TrendTable]. `camera` has the keys of the configuration's table of that name
/// that [CameraSettings] has; what it leaves out stays as the configuration has it.
public final class RecipeFile {
  private static final String RECIPE = "recipe";
  private static final int FORMAT = 1;
  private static final int PIXELS_MAX = 32_768;

  /// More tools do not fit any budget, and each has a few limits.
  private static final int TOOLS_MAX = 1000;

  private static final int LIMITS_MAX = 1000;

  private static final String SCALE = "mm_per_px";
  private static final double MM_PER_PX_MIN = 1e-6;
  private static final double MM_PER_PX_MAX = 1000;

  private RecipeFile() {}

  /// Throws [BadInput] with every problem, each naming the file and the place in it.
  public static Recipe read(Path file) {
    Path place = file.toAbsolutePath().normalize();
    Path folder = Optional.ofNullable(place.getParent()).orElse(place);
    return parse(file.toString(), StrictJson.bytes(RECIPE, file), folder);
  }

  /// The same of a text that is in no file.
  ///
  /// @param where names it in messages
  /// @param folder its files are looked for from here on
  public static Recipe read(String where, byte[] text, Path folder) {
    return parse(where, text, folder);
  }

  /// `where` names the document in messages; its files are looked for from `folder` on.
  static Recipe parse(String where, byte[] bytes, Path folder) {
    SettingsReader reader = new SettingsReader(where, StrictJson.table(RECIPE, where, bytes));
    reader.integer("format", FORMAT, FORMAT);
    String id = reader.text("id");
    int revision = reader.integer("revision", 1, Integer.MAX_VALUE, 1);
    String name = reader.text("name");
    List<RecipeView> views = views(reader);
    Map<String, Path> models = files(reader.table("models"), "model", id, folder);
    Map<String, Path> pictures = files(reader.table("pictures"), "picture", id, folder);
    List<ToolSpec> tools = new ArrayList<>();
    for (SettingsReader tool : bounded(reader, "tools", TOOLS_MAX)) {
      tools.add(tool(tool, views));
    }
    List<Limit> limits = new ArrayList<>();
    for (SettingsReader limit : bounded(reader, "limits", LIMITS_MAX)) {
      LimitTable.read(limit).ifPresent(limits::add);
    }
    List<Trend> trends =
        reader.has("trends")
            ? bounded(reader, "trends", Recipe.TRENDS_MAX).stream().map(TrendTable::read).toList()
            : List.of();
    Optional<Recipe> recipe = Optional.empty();
    try {
      if (!id.isEmpty()) {
        RecipeKey key = new RecipeKey(id, revision);
        recipe = Optional.of(new Recipe(key, name, views, tools, limits, models, pictures, trends));
      }
    } catch (BadInput e) {
      e.problems().forEach(reader::problem);
    }
    reader.finish();
    return recipe.orElseThrow();
  }

  /// Each is compared with each later: of too many, none is read.
  private static List<SettingsReader> bounded(SettingsReader reader, String key, int max) {
    List<SettingsReader> tables = reader.tables(key);
    if (tables.size() > max) {
      throw new BadInput(
          "%s: there must be %d %s or less, but are %d"
              .formatted(reader.where(), max, key, tables.size()));
    }
    return tables;
  }

  /// The same recipe, written in one way only, so that equal recipes are equal bytes.
  ///
  /// @param modelFiles where each model's file lies, relative to the recipe's folder
  /// @param pictureFiles likewise
  static byte[] write(
      Recipe recipe, Map<String, String> modelFiles, Map<String, String> pictureFiles) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    root.put("id", recipe.key().id());
    root.put("revision", recipe.key().revision());
    root.put("name", recipe.name());
    if (recipe.views().getFirst().name().isEmpty()) {
      root.putAll(written(recipe.views().getFirst()));
    } else {
      Map<String, Object> views = new LinkedHashMap<>();
      recipe.views().forEach(view -> views.put(view.name(), written(view)));
      root.put("views", views);
    }
    root.put("models", written(modelFiles));
    if (!pictureFiles.isEmpty()) {
      root.put("pictures", written(pictureFiles));
    }
    root.put("tools", recipe.tools().stream().map(RecipeFile::written).toList());
    root.put("limits", recipe.limits().stream().map(LimitTable::written).toList());
    if (!recipe.trends().isEmpty()) {
      root.put("trends", recipe.trends().stream().map(TrendTable::written).toList());
    }
    return StrictJson.write(root);
  }

  private static Map<String, Object> written(Map<String, String> files) {
    Map<String, Object> map = new LinkedHashMap<>();
    new TreeMap<>(files).forEach((name, file) -> map.put(name, Map.of("file", file)));
    return map;
  }

  private static Map<String, Object> written(ToolSpec tool) {
    Map<String, Object> map = ordered("name", tool.name(), "kind", tool.kind());
    if (!tool.view().isEmpty()) {
      map.put("view", tool.view());
    }
    map.putAll(tool.settings());
    return map;
  }

  private static Map<String, Object> ordered(String one, Object first, String two, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(one, first);
    map.put(two, second);
    return map;
  }

  /// One view needs no name; several stand in a table by name.
  private static List<RecipeView> views(SettingsReader reader) {
    if (!reader.has("views")) {
      return List.of(view("", reader));
    }
    SettingsReader table = reader.table("views");
    if (table.names().isEmpty()) {
      table.problem("at least one view is needed");
    }
    return table.names().stream().map(name -> view(name, table.table(name))).toList();
  }

  private static RecipeView view(String name, SettingsReader reader) {
    SettingsReader frame = reader.table("frame");
    return new RecipeView(
        name,
        frame.integer("width", 1, PIXELS_MAX),
        frame.integer("height", 1, PIXELS_MAX),
        CameraSettings.read(reader.table("camera")),
        frame.has(SCALE)
            ? OptionalDouble.of(frame.number(SCALE, MM_PER_PX_MIN, MM_PER_PX_MAX))
            : OptionalDouble.empty());
  }

  private static Map<String, Object> written(RecipeView view) {
    Map<String, Object> map = new LinkedHashMap<>();
    Map<String, Object> frame = ordered("width", view.width(), "height", view.height());
    view.mmPerPx().ifPresent(scale -> frame.put(SCALE, scale));
    map.put("frame", frame);
    if (!view.camera().equals(CameraSettings.AS_IT_IS)) {
      map.put("camera", view.camera().written());
    }
    return map;
  }

  /// The view of a tool goes without saying where there is only one.
  private static ToolSpec tool(SettingsReader tool, List<RecipeView> views) {
    return new ToolSpec(
        tool.text("name"),
        tool.text("kind"),
        tool.text("view", views.size() == 1 ? views.getFirst().name() : ""),
        tool.rest(Set.of("name", "kind", "view")));
  }

  /// @param what one of them is called in messages
  private static Map<String, Path> files(
      SettingsReader table, String what, String id, Path folder) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String name : table.names()) {
      SettingsReader one = table.table(name);
      String file = one.text("file");
      try {
        Path path = folder.resolve(file).normalize();
        if (!file.isEmpty() && !Files.isRegularFile(path)) {
          one.problem(
              "the %s file of recipe '%s' must exist, but %s does not".formatted(what, id, path));
        }
        files.put(name, path);
      } catch (InvalidPathException e) {
        one.problem("'file' must be a path, but is '%s'".formatted(e.getInput()));
      }
    }
    return files;
  }
}
