package dev.linewarden.inference;

import static dev.linewarden.inference.ToolForm.ordered;

import dev.linewarden.inference.Survey.Hearing;
import dev.linewarden.inference.Survey.Place;
import dev.linewarden.inference.Survey.Question;
import dev.linewarden.inspection.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The part of the published schema that says what each kind of tool can be told: `$defs/tool`,
/// `$defs/tool-KIND` for each, and `$defs/setting-KEY` for what is the same in several. A choice
/// that leads to other settings (`by`, `decode`) becomes a chain of `if`, `then` and `else`, at the
/// end of which stands what holds when it is absent.
final class ToolSchema {
  static final String DEFS = "$defs";
  static final String TOOL = "tool";
  static final String OF_KIND = "tool-";
  static final String SETTING = "setting-";

  /// What the recipe reads of each tool, and no tool of itself.
  private static final List<String> HEAD = List.of("name", "kind", "view");

  /// Where the recipe does not say it, the model's card does, and whatever hangs on it.
  private static final String FROM_CARD = "decode";

  private final Bench bench;
  private final Map<String, String> words;

  /// @param words what each setting means, by its key, or by `KIND.KEY` where it means another
  ///   thing
  ToolSchema(Bench bench, Map<String, String> words) {
    this.bench = bench;
    this.words = words;
  }

  /// What the readers of a kind ask, all of it or as far as a choice leads.
  private sealed interface Way {
    record Plain(List<Hearing> hearings) implements Way {}

    /// @param otherwise which answer holds when there is none; the last one where it must be there
    record Fork(Place at, boolean isNeeded, Object otherwise, Map<Object, Way> ways)
        implements Way {}

    default List<Hearing> all() {
      return switch (this) {
        case Plain(List<Hearing> hearings) -> hearings;
        case Fork(_, _, _, Map<Object, Way> ways) ->
            ways.values().stream().flatMap(way -> way.all().stream()).toList();
      };
    }
  }

  /// A published schema with this part made anew.
  Map<String, Object> in(Map<String, Object> schema) {
    Map<String, Object> defs = new LinkedHashMap<>();
    ((Map<?, ?>) schema.getOrDefault(DEFS, Map.of()))
        .forEach((name, each) -> {
          String known = String.valueOf(name);
          if (!known.equals(TOOL) && !known.startsWith(OF_KIND) && !known.startsWith(SETTING)) {
            defs.put(known, each);
          }
        });
    Map<String, Map<String, Object>> kinds = new TreeMap<>();
    VisionLoader.KINDS.forEach((kind, maker) -> kinds.put(kind, ofKind(kind, maker)));
    Map<String, Object> shared = shared(kinds.values());
    defs.put(TOOL, head(List.copyOf(kinds.keySet())));
    kinds.forEach((kind, each) -> defs.put(OF_KIND + kind, each));
    shared.forEach((key, each) -> defs.put(SETTING + key, each));
    Map<String, Object> whole = new LinkedHashMap<>(schema);
    whole.put(DEFS, defs);
    return whole;
  }

  private static Map<String, Object> head(List<String> kinds) {
    List<Object> each = new ArrayList<>();
    for (String kind : kinds) {
      Map<String, Object> is = ordered("properties", ordered("kind", ordered("const", kind)));
      is.put("required", List.of("kind"));
      each.add(ordered("if", is, "then", ordered("$ref", "#/$defs/" + OF_KIND + kind)));
    }
    Map<String, Object> text = ordered("type", "string", "pattern", "\\S");
    Map<String, Object> view = new LinkedHashMap<>(text);
    view.put("description", "Which view it looks at; goes without saying where there is one.");
    return ordered(
        "description",
        "What each kind is for and what it finds: docs/tools.md.",
        "type",
        "object",
        "properties",
        ordered("name", text, "kind", ordered("enum", kinds), "view", view),
        "required",
        List.of("name", "kind"),
        "allOf",
        each);
  }

  private Map<String, Object> ofKind(String kind, VisionLoader.Maker maker) {
    Way way = way(new Survey(maker, bench), Map.of());
    ToolForm all = ToolForm.of(List.of(), way.all());
    Map<String, Object> json = all.json();
    Map<String, Object> properties = new LinkedHashMap<>();
    HEAD.forEach(key -> properties.put(key, true));
    properties.putAll(all.properties());
    json.put("properties", properties);
    json.put("additionalProperties", false);
    if (way instanceof Way.Fork fork) {
      List<String> required = new ArrayList<>(all.required());
      if (fork.isNeeded() && !fork.at().key().equals(FROM_CARD)) {
        required.addFirst(fork.at().key());
      }
      if (!required.isEmpty()) {
        json.put("required", required);
      }
      Map<String, Object> chain = chain(fork, all);
      json.putAll(
          fork.at().key().equals(FROM_CARD)
              ? ordered("if", ordered("required", List.of(FROM_CARD)), "then", chain)
              : chain);
    }
    describe(kind, json);
    return json;
  }

  private static Way way(Survey survey, Map<Place, Object> known) {
    Hearing base = survey.listen(known);
    for (Question question : base.all()) {
      Place at = question.place();
      boolean isChoice =
          question.setting() instanceof Setting.Choice<?>
              || question.setting() instanceof Setting.Flag;
      if (!isChoice || !at.table().isEmpty() || known.containsKey(at)) {
        continue;
      }
      Set<Object> demands = new LinkedHashSet<>();
      List<Object> answers = Survey.answers(question.setting());
      answers.forEach(each -> demands.add(survey.listen(Survey.with(known, at, each)).demands()));
      if (demands.size() > 1) {
        Map<Object, Way> ways = new LinkedHashMap<>();
        answers.forEach(each -> ways.put(each, way(survey, Survey.with(known, at, each))));
        Object otherwise = question.otherwise().map(ToolForm::written).orElse(answers.getLast());
        return new Way.Fork(at, question.isNeeded(), otherwise, ways);
      }
    }
    return new Way.Plain(survey.explore(known));
  }

  private static Map<String, Object> chain(Way way, ToolForm all) {
    return switch (way) {
      case Way.Plain(List<Hearing> hearings) -> narrowed(ToolForm.of(List.of(), hearings), all);
      case Way.Fork(Place at, _, Object otherwise, Map<Object, Way> ways) -> {
        Map<String, Object> chain = chain(Objects.requireNonNull(ways.get(otherwise)), all);
        Map<String, Object> last = chain;
        for (Map.Entry<Object, Way> each : ways.entrySet()) {
          Map<String, Object> then = chain(each.getValue(), all);
          if (!then.equals(last)) {
            Map<String, Object> is = ordered("const", each.getKey());
            Map<String, Object> said = ordered("properties", ordered(at.key(), is));
            said.put("required", List.of(at.key()));
            chain = ordered("if", said, "then", then, "else", chain);
          }
        }
        yield chain;
      }
    };
  }

  /// Only what is not said for all of the kind.
  private static Map<String, Object> narrowed(ToolForm form, ToolForm all) {
    Map<String, Object> json = new LinkedHashMap<>();
    Map<String, Object> properties = new LinkedHashMap<>();
    form.properties()
        .forEach((key, each) -> {
          if (!each.equals(all.properties().get(key))) {
            properties.put(key, each);
          }
        });
    if (!properties.isEmpty()) {
      json.put("properties", properties);
    }
    List<String> required = new ArrayList<>(form.required());
    required.removeAll(all.required());
    if (!required.isEmpty()) {
      json.put("required", required);
    }
    List<List<String>> groups = new ArrayList<>(form.groups());
    groups.removeAll(all.groups());
    json.putAll(ToolForm.exactlyOne(groups));
    List<String> names = new ArrayList<>(HEAD);
    names.addAll(form.properties().keySet());
    json.put("propertyNames", ordered("enum", names));
    return json;
  }

  /// A setting where it stands: its key in the `properties` of a kind, or of a table in it.
  private interface Visitor {
    void visit(String key, Map<String, Object> properties, Map<String, Object> property);
  }

  private static void eachSetting(Map<String, Object> schema, Visitor visitor) {
    Map<String, Object> properties = inner(schema, "properties");
    for (String key : List.copyOf(properties.keySet())) {
      Map<String, Object> property = inner(properties, key);
      if (!property.isEmpty()) {
        eachSetting(property, visitor);
        eachSetting(inner(property, "items"), visitor);
        visitor.visit(key, properties, property);
      }
    }
  }

  /// Empty where there is no table.
  @SuppressWarnings("unchecked") // Tables of a schema are made here and in ToolForm.
  private static Map<String, Object> inner(Map<String, Object> table, String key) {
    return table.get(key) instanceof Map<?, ?> inner ? (Map<String, Object>) inner : Map.of();
  }

  /// Says of each setting what it means, in its tables too.
  private void describe(String kind, Map<String, Object> schema) {
    eachSetting(
        schema,
        (key, _, property) -> {
          String said = words.getOrDefault(kind + "." + key, words.get(key));
          if (said != null) {
            property.put("description", said);
          }
        });
  }

  /// Settings that are the same wherever they stand, with more than one place; there each then only
  /// refers to it.
  private static Map<String, Object> shared(Collection<Map<String, Object>> kinds) {
    Map<String, Set<Map<String, Object>>> forms = new TreeMap<>();
    Map<String, Integer> places = new HashMap<>();
    kinds.forEach(kind ->
        eachSetting(
            kind,
            (key, _, property) -> {
              forms.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(property);
              places.merge(key, 1, Integer::sum);
            }));
    Map<String, Object> shared = new TreeMap<>();
    forms.forEach((key, each) -> {
      if (each.size() == 1 && places.getOrDefault(key, 0) > 1) {
        shared.put(key, each.iterator().next());
      }
    });
    kinds.forEach(kind ->
        eachSetting(
            kind,
            (key, properties, _) -> {
              if (shared.containsKey(key)) {
                properties.put(key, ordered("$ref", "#/$defs/" + SETTING + key));
              }
            }));
    return shared;
  }
}
