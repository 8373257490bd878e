package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.records.References.Expected;
import dev.linewarden.records.References.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// `references.json` beside a `recipe.json`, as strict as that one. Any thread.
///
/// ```
/// { "format": 1, "tolerance": 0.01,
///   "references": [
///     { "image": "references/ok-1.png", "class": "good",
///       "findings": [ {"tool": "cap", "finding": "mean", "value": 83.2},
///                     {"tool": "cap", "finding": "count", "value": 1, "absolute": 0},
///                     {"tool": "fill", "finding": "level", "value": 90, "relative": 0.05},
///                     {"tool": "ring", "finding": "position"} ] } ] }
/// ```
///
/// A recipe with several views has, instead of `image`, a table `images` with a file for each view.
/// Files are PNG, BMP or JPEG and lie in the recipe's folder or a folder in it. `class` is `good`
/// or the part's fault, and may be left out. A finding without `value` is one that the tool could
/// not tell. `absolute` is how far from the value is near enough, in its unit, `relative` the same
/// as a share of the value; where neither stands, `tolerance` is that share, but never of less than
/// 1. `tolerance` may be left out: [References#TOLERANCE].
public final class ReferencesFile {
  public static final String NAME = "references.json";

  private static final String REFERENCES = "list of references";
  private static final int FORMAT = 1;
  private static final Set<String> ENDINGS = Set.of("png", "bmp", "jpg", "jpeg");

  private final Path folder;
  private final Recipe recipe;
  private long bytes;

  private ReferencesFile(Path folder, Recipe recipe) {
    this.folder = folder;
    this.recipe = recipe;
  }

  /// What lies beside a recipe; [References#NONE] where nothing does. Throws [BadInput] with every
  /// problem.
  ///
  /// @param folder with the recipe's own file
  public static References read(Path folder, Recipe recipe) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return References.NONE;
    }
    return parse(file.toString(), StrictJson.bytes(REFERENCES, file), folder, recipe);
  }

  /// `where` names the document in messages; images are looked for from `folder` on.
  static References parse(String where, byte[] bytes, Path folder, Recipe recipe) {
    SettingsReader reader = new SettingsReader(where, StrictJson.table(REFERENCES, where, bytes));
    References references =
        new ReferencesFile(folder.toAbsolutePath().normalize(), recipe).read(reader);
    reader.finish();
    return references;
  }

  private References read(SettingsReader reader) {
    reader.integer("format", FORMAT, FORMAT);
    double tolerance = reader.number("tolerance", 0, 1, References.TOLERANCE);
    List<SettingsReader> tables = reader.tables("references");
    if (tables.size() > References.REFERENCES_MAX) {
      reader.problem(
          "there must be %d references or less, but are %d"
              .formatted(References.REFERENCES_MAX, tables.size()));
    }
    List<Reference> all = new ArrayList<>();
    for (SettingsReader table : tables) {
      all.add(new Reference(images(table), table.text("class", ""), findings(table, tolerance)));
    }
    if (bytes > References.BYTES_MAX) {
      reader.problem(
          "the images must have %d bytes or less together, but have %d"
              .formatted(References.BYTES_MAX, bytes));
    }
    return new References(all);
  }

  /// One view needs no name; several stand in a table by name.
  private Map<String, Path> images(SettingsReader table) {
    Map<String, Path> images = new LinkedHashMap<>();
    List<String> views = recipe.views().stream().map(RecipeView::name).toList();
    if (views.size() == 1) {
      image(table, "image").ifPresent(file -> images.put(views.getFirst(), file));
      return images;
    }
    SettingsReader files = table.table("images");
    for (String view : views) {
      image(files, view).ifPresent(file -> images.put(view, file));
    }
    return images;
  }

  /// Only files of the recipe's own folder: what a recipe from elsewhere names is copied.
  private Optional<Path> image(SettingsReader table, String key) {
    String name = table.text(key);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder) || !file.toRealPath().startsWith(folder.toRealPath())) {
        table.problem("'%s' must be in the recipe's folder, but is '%s'".formatted(key, name));
      } else if (!isImage(name) || !Files.isRegularFile(file)) {
        table.problem("'%s' must be a PNG, BMP or JPEG file, but is '%s'".formatted(key, name));
      } else {
        count(table, name, Files.size(file));
        return Optional.of(file);
      }
    } catch (InvalidPathException | IOException e) {
      table.problem("the image '%s' cannot be read: %s".formatted(name, e));
    }
    return Optional.empty();
  }

  private void count(SettingsReader table, String name, long size) {
    if (size > References.IMAGE_BYTES_MAX) {
      table.problem(
          "the image '%s' must have %d bytes or less, but has %d"
              .formatted(name, References.IMAGE_BYTES_MAX, size));
    }
    bytes += size;
  }

  /// By its name; what is in it is seen when it is looked at.
  public static boolean isImage(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(ending);
  }

  private List<Expected> findings(SettingsReader reference, double tolerance) {
    List<SettingsReader> tables = reference.tables("findings");
    if (tables.isEmpty() || tables.size() > References.FINDINGS_MAX) {
      reference.problem(
          "there must be 1 to %d findings, but are %d"
              .formatted(References.FINDINGS_MAX, tables.size()));
    }
    return tables.stream().map(table -> expected(table, tolerance)).toList();
  }

  private Expected expected(SettingsReader table, double tolerance) {
    String tool = table.text("tool");
    List<String> tools = recipe.tools().stream().map(ToolSpec::name).toList();
    if (!tool.isEmpty() && !tools.contains(tool)) {
      table.problem("the recipe has no tool '%s'%s".formatted(tool, Nearest.hint(tool, tools)));
    }
    String finding = table.text("finding");
    double lowest = -Double.MAX_VALUE;
    double value = table.number("value", lowest, Double.MAX_VALUE, Double.NaN);
    double absolute = table.number("absolute", 0, Double.MAX_VALUE, Double.NaN);
    double relative = table.number("relative", 0, 1, Double.NaN);
    if (!Double.isNaN(absolute) && !Double.isNaN(relative)) {
      table.problem("only one of 'absolute' and 'relative' can be said");
    }
    if (!Double.isNaN(absolute)) {
      return new Expected(tool, finding, value, absolute);
    }
    return Double.isNaN(relative) || Double.isNaN(value)
        ? Expected.of(tool, finding, value, tolerance)
        : new Expected(tool, finding, value, relative * Math.abs(value));
  }

  /// Writes them beside a recipe, whose images they name already.
  public static void write(Path folder, References references) {
    try {
      Path place = folder.toAbsolutePath().normalize();
      Durable.replace(
          folder.resolve(NAME), written(references, file -> place.relativize(file).toString()));
    } catch (IOException e) {
      throw new BadInput("%s cannot be written: %s".formatted(folder.resolve(NAME), e), e);
    }
  }

  /// In one way only, so that equal references are equal bytes: tolerances are spelled out.
  ///
  /// @param names where each image lies, relative to the recipe's folder
  static byte[] written(References references, Function<Path, String> names) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    root.put(
        "references",
        references.all().stream().map(reference -> written(reference, names)).toList());
    return StrictJson.write(root);
  }

  private static Map<String, Object> written(Reference reference, Function<Path, String> names) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (reference.images().size() == 1) {
      map.put("image", names.apply(reference.images().values().iterator().next()));
    } else {
      Map<String, String> images = new TreeMap<>();
      reference.images().forEach((view, file) -> images.put(view, names.apply(file)));
      map.put("images", images);
    }
    if (!reference.truth().isEmpty()) {
      map.put("class", reference.truth());
    }
    map.put("findings", reference.findings().stream().map(ReferencesFile::written).toList());
    return map;
  }

  private static Map<String, Object> written(Expected expected) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("tool", expected.tool());
    map.put("finding", expected.finding());
    if (!Double.isNaN(expected.value())) {
      map.put("value", expected.value());
    }
    map.put("absolute", expected.within());
    return map;
  }
}
