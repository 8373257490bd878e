package dev.linewarden.records;

import dev.linewarden.inspection.Recipe;
import dev.linewarden.records.RecipeText.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What two revisions do not have in common.
final class RecipeDiff {
  /// Of a subject that was added or removed as a whole.
  private static final int FIELDS_SHOWN_MAX = 8;

  private static final Value NOTHING = new Value(Difference.NOTHING, "");

  private final List<Difference> all = new ArrayList<>();

  private RecipeDiff() {}

  /// Everything that is not the same, in the order of a recipe; empty when all is.
  static List<Difference> between(RevisionFiles before, RevisionFiles after) throws IOException {
    return between(texts(before), texts(after));
  }

  private static Map<String, Map<String, Map<String, Value>>> texts(RevisionFiles files)
      throws IOException {
    Recipe recipe = files.recipe();
    return RecipeText.of(files.folder(), recipe, files.references(), files.others());
  }

  static List<Difference> between(
      Map<String, Map<String, Map<String, Value>>> before,
      Map<String, Map<String, Map<String, Value>>> after) {
    RecipeDiff diff = new RecipeDiff();
    for (String section : both(before.keySet(), after.keySet())) {
      diff.section(
          section, before.getOrDefault(section, Map.of()), after.getOrDefault(section, Map.of()));
    }
    return diff.all;
  }

  private void section(
      String section,
      Map<String, Map<String, Value>> before,
      Map<String, Map<String, Value>> after) {
    for (String subject : both(before.keySet(), after.keySet())) {
      Map<String, Value> was = before.getOrDefault(subject, Map.of());
      Map<String, Value> is = after.getOrDefault(subject, Map.of());
      if (!subject.isEmpty() && (was.isEmpty() || is.isEmpty())) {
        all.add(new Difference(subject, "", words(was), words(is), ""));
      } else {
        fields(subject, was, is);
      }
    }
    String was = order(before.keySet(), after.keySet());
    String is = order(after.keySet(), before.keySet());
    if (!was.equals(is)) {
      all.add(new Difference("", "order of " + section, was, is, ""));
    }
  }

  private void fields(String subject, Map<String, Value> before, Map<String, Value> after) {
    for (String field : both(before.keySet(), after.keySet())) {
      Value was = before.getOrDefault(field, NOTHING);
      Value is = after.getOrDefault(field, NOTHING);
      if (!was.text().equals(is.text())) {
        String unit = is.unit().isEmpty() ? was.unit() : is.unit();
        all.add(new Difference(subject, field, was.text(), is.text(), unit));
      }
    }
  }

  /// Of what both have.
  private static String order(Set<String> of, Set<String> others) {
    return of.stream().filter(others::contains).collect(Collectors.joining(", "));
  }

  /// A reference has dozens of findings: nobody reads them all.
  private static String words(Map<String, Value> fields) {
    String words =
        fields.entrySet().stream()
            .limit(FIELDS_SHOWN_MAX)
            .map(field -> field.getKey() + " " + field.getValue().text())
            .collect(Collectors.joining(", "));
    int more = fields.size() - FIELDS_SHOWN_MAX;
    return more > 0 ? "%s and %d more".formatted(words, more) : words;
  }

  private static Set<String> both(Set<String> before, Set<String> after) {
    Set<String> both = new LinkedHashSet<>(before);
    both.addAll(after);
    return both;
  }
}
