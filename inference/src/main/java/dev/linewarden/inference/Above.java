package dev.linewarden.inference;

import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Pose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tools above the one that is being made: what they find can be used by it. Used while a
/// recipe is compiled, in the order of its tools.
final class Above {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(int view, Tool tool) {}

  void add(String name, int view, Tool tool) {
    entries.put(name, new Entry(view, tool));
  }

  /// A finding of a tool above, by name.
  record Source(String tool, String finding) {
    double in(FindingSink sink) {
      return sink.value(tool, finding);
    }
  }

  /// Reads `tool` and `finding`; the finding may be left out where the tool has only one.
  Source source(SettingsReader settings) {
    String name = settings.text("tool");
    Entry entry = entries.get(name);
    if (entry == null) {
      if (!name.isEmpty()) {
        settings.problem(
            "'tool' must name a tool above this one, but is '%s'%s"
                .formatted(name, Nearest.hint(name, entries.keySet())));
      }
      return new Source(name, settings.text("finding", ""));
    }
    List<String> yields = entry.tool().yields();
    String finding =
        yields.size() == 1 ? settings.text("finding", yields.getFirst()) : settings.text("finding");
    if (!finding.isEmpty() && !yields.contains(finding)) {
      settings.problem(
          "'finding' must be one of %s, which '%s' gives, but is '%s'%s"
              .formatted(String.join(", ", yields), name, finding, Nearest.hint(finding, yields)));
    }
    return new Source(name, finding);
  }

  /// Reads `follow`, the name of a tool above that locates the part; without it the part lies as
  /// taught.
  Pose pose(SettingsReader settings, int view) {
    if (!settings.has("follow")) {
      return Pose.asTaught();
    }
    String name = settings.text("follow");
    Entry entry = entries.get(name);
    if (entry == null || !(entry.tool() instanceof Locator locator)) {
      settings.problem(
          "'follow' must name a tool above this one that locates the part, but is '%s'%s"
              .formatted(name, Nearest.hint(name, locators())));
      return Pose.asTaught();
    }
    if (entry.view() != view) {
      settings.problem("'follow' names '%s', which looks at another view".formatted(name));
    }
    return locator.pose();
  }

  private List<String> locators() {
    return entries.entrySet().stream()
        .filter(each -> each.getValue().tool() instanceof Locator)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Reads the name of a tool above that looks at the same view and finds a place; empty, and a
  /// problem, when there is none.
  Optional<MarkMaker> place(SettingsReader settings, String key, int view) {
    return find(settings, key, view, "a tool above this one that finds a place");
  }

  /// The same for a straight line.
  Optional<MarkMaker> line(SettingsReader settings, String key, int view) {
    String expected = "a tool above this one that finds a straight line";
    Optional<MarkMaker> maker = find(settings, key, view, expected);
    if (maker.isPresent() && !maker.get().isLine()) {
      settings.problem("'%s' must name %s, but it finds a place".formatted(key, expected));
    }
    return maker;
  }

  private Optional<MarkMaker> find(SettingsReader settings, String key, int view, String expected) {
    String name = settings.text(key);
    Entry entry = entries.get(name);
    if (entry != null && entry.tool() instanceof MarkMaker maker) {
      if (entry.view() != view) {
        settings.problem("'%s' names '%s', which looks at another view".formatted(key, name));
      }
      return Optional.of(maker);
    }
    if (!name.isEmpty()) {
      settings.problem(
          "'%s' must name %s, but is '%s'%s"
              .formatted(key, expected, name, Nearest.hint(name, entries.keySet())));
    }
    return Optional.empty();
  }
}
