package dev.linewarden.records;

import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Trend;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that a revision says, as texts: by section (`tools`), subject (`tool 'cap'`) and field
/// (`box`). What is not the same in two revisions is not the same here.
final class RecipeText {
  private static final Map<String, String> UNITS =
      Map.of(
          "exposure_us",
          "us",
          "debounce_us",
          "us",
          "x",
          "px",
          "y",
          "px",
          "width",
          "px",
          "height",
          "px");

  private final Map<String, Map<String, Map<String, Value>>> sections = new LinkedHashMap<>();
  private final Path folder;

  /// @param unit empty when it has none
  record Value(String text, String unit) {}

  private RecipeText(Path folder) {
    this.folder = folder;
  }

  /// @param folder of the revision: files are named relative to it
  /// @param others what neither the recipe nor its references name
  static Map<String, Map<String, Map<String, Value>>> of(
      Path folder, Recipe recipe, References references, Map<String, FileMark> others) {
    RecipeText text = new RecipeText(folder);
    text.put("recipe", "", "name", text(recipe.name()), "");
    recipe.views().forEach(text::view);
    new TreeMap<>(recipe.models()).forEach((name, file) -> text.file("model", name, file));
    new TreeMap<>(recipe.pictures()).forEach((name, file) -> text.file("picture", name, file));
    recipe.tools().forEach(text::tool);
    recipe.limits().forEach(limit -> text.limit(limit, recipe.tools()));
    recipe.trends().forEach(text::trend);
    references.all().forEach(text::reference);
    others.forEach((name, mark) ->
        text.put("files", "file '" + name + "'", "content", sha(mark.sha256()), ""));
    return text.sections;
  }

  private void put(String section, String subject, String field, String text, String unit) {
    sections
        .computeIfAbsent(section, _ -> new LinkedHashMap<>())
        .computeIfAbsent(subject, _ -> new LinkedHashMap<>())
        .put(field, new Value(text, unit));
  }

  /// Several may be called alike.
  private String own(String section, String subject) {
    Map<String, Map<String, Value>> known = sections.getOrDefault(section, Map.of());
    String own = subject;
    for (int number = 2; known.containsKey(own); number++) {
      own = subject + ", number " + number;
    }
    return own;
  }

  /// The only view of a recipe needs no name, and is the recipe's own.
  private void view(RecipeView view) {
    String subject = view.name().isEmpty() ? "" : "view '" + view.name() + "'";
    put("views", subject, "frame width", Integer.toString(view.width()), "px");
    put("views", subject, "frame height", Integer.toString(view.height()), "px");
    view.mmPerPx()
        .ifPresent(
            scale -> put("views", subject, "frame mm_per_px", Double.toString(scale), "mm/px"));
    view.camera()
        .written()
        .forEach((key, value) ->
            put(
                "views",
                subject,
                "camera " + (key.endsWith("_us") ? key.substring(0, key.length() - 3) : key),
                text(value),
                UNITS.getOrDefault(key, "")));
  }

  private void file(String what, String name, Path file) {
    put(what + "s", "%s '%s'".formatted(what, name), "file", text(file), "");
  }

  /// What a file is called and what is in it: both stand in its name in the store.
  private String text(Path file) {
    Path name = folder.relativize(file);
    String[] parts = name.getName(0).toString().split("-", 2);
    return parts.length < 2 ? name.toString() : "%s (%s)".formatted(parts[1], sha(parts[0]));
  }

  private static String sha(String digits) {
    return "sha " + digits.substring(0, Math.min(16, digits.length()));
  }

  private void tool(ToolSpec tool) {
    String subject = "tool '" + tool.name() + "'";
    put("tools", subject, "kind", text(tool.kind()), "");
    if (!tool.view().isEmpty()) {
      put("tools", subject, "view", text(tool.view()), "");
    }
    fields("tools", subject, "", tool.settings(), "");
  }

  private void limit(Limit limit, List<ToolSpec> tools) {
    String subject =
        own(
            "limits",
            "limit '%s' of tool '%s' (%s)".formatted(limit.fault(), limit.tool(), limit.finding()));
    Map<String, Object> written = new LinkedHashMap<>(LimitTable.written(limit));
    written.keySet().removeAll(List.of("fault", "tool", "finding"));
    fields("limits", subject, "", written, unit(limit, tools));
  }

  /// Some tools say in which unit they find.
  private static String unit(Limit limit, List<ToolSpec> tools) {
    return tools.stream()
        .filter(tool -> tool.name().equals(limit.tool()))
        .map(tool -> tool.settings().get("unit"))
        .filter(String.class::isInstance)
        .map(String::valueOf)
        .findFirst()
        .orElse("");
  }

  private void trend(Trend trend) {
    Map<String, Object> written = new LinkedHashMap<>(TrendTable.written(trend));
    written.remove("name");
    fields("trends", own("trends", "trend '" + trend.name() + "'"), "", written, "");
  }

  private void reference(References.Reference reference) {
    Map<String, Path> images = new TreeMap<>(reference.images());
    String first = images.values().stream().map(this::text).findFirst().orElse("");
    String subject = own("references", "reference " + first);
    put("references", subject, "class", text(reference.truth()), "");
    images.forEach(
        (view, file) -> put("references", subject, ("image " + view).strip(), text(file), ""));
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (References.Expected expected : reference.findings()) {
      String finding = "finding '%s' of tool '%s'".formatted(expected.finding(), expected.tool());
      int number = seen.merge(finding, 1, Integer::sum);
      put(
          "references",
          subject,
          number == 1 ? finding : finding + ", number " + number,
          "%s within %s".formatted(expected.value(), expected.within()),
          "");
    }
  }

  private void fields(
      String section, String subject, String path, Map<String, ?> values, String unit) {
    values.forEach((key, value) ->
        field(section, subject, path.isEmpty() ? key : path + "." + key, value, unit));
  }

  /// Tables are opened, and lists of tables; all else is one text.
  private void field(String section, String subject, String path, Object value, String unit) {
    if (value instanceof Map<?, ?> table && !table.isEmpty()) {
      Map<String, Object> inside = new LinkedHashMap<>();
      table.forEach((key, each) -> inside.put(String.valueOf(key), each));
      fields(section, subject, path, inside, unit);
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      for (int i = 0; i < list.size(); i++) {
        field(section, subject, path + "[" + i + "]", list.get(i), unit);
      }
    } else {
      put(section, subject, path, text(value), unit);
    }
  }

  private static String text(Object value) {
    return value instanceof String ? "'" + value + "'" : String.valueOf(value);
  }
}
