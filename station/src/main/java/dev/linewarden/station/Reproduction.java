package dev.linewarden.station;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.records.References;
import dev.linewarden.records.References.Expected;
import dev.linewarden.records.References.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether a recipe finds on its references what it found when they were recorded.
final class Reproduction {
  /// More sentences help nobody.
  static final int PROBLEMS_MAX = 5;

  private static final PartId NOBODY = new PartId(1);

  private final LoadedRecipe recipe;
  private final References references;

  Reproduction(LoadedRecipe recipe, References references) {
    this.recipe = recipe;
    this.references = references;
  }

  /// Each finding that is not near enough, with the figures; empty when all are.
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Reference reference : references.all()) {
      String where =
          "recipe %s, reference '%s'"
              .formatted(recipe.recipe().key(), ReferenceFrames.name(reference, recipe.recipe()));
      problems.addAll(of(where, reference));
    }
    if (problems.size() <= PROBLEMS_MAX) {
      return problems;
    }
    List<String> first = new ArrayList<>(problems.subList(0, PROBLEMS_MAX));
    first.add("and %d more like these".formatted(problems.size() - PROBLEMS_MAX));
    return first;
  }

  private List<String> of(String where, Reference reference) {
    try (Frames frames = ReferenceFrames.read(reference.images(), recipe.recipe())) {
      return switch (recipe.inspect(NOBODY, frames, Long.MAX_VALUE)) {
        case Observed seen -> differences(where, reference.findings(), seen.findings());
        case InspectionFailed failed ->
            List.of("%s: the recipe fails on it: %s".formatted(where, failed.detail()));
      };
    }
  }

  /// A tool can find several of the same name, boxes for example. Their order says nothing: another
  /// kernel may turn two nearly equal ones round. So the largest is compared with the largest, and
  /// so on.
  static List<String> differences(String where, List<Expected> expected, List<Finding> found) {
    Map<Name, List<Expected>> wanted = new LinkedHashMap<>();
    for (Expected each : expected) {
      wanted
          .computeIfAbsent(new Name(each.tool(), each.finding()), _ -> new ArrayList<>())
          .add(each);
    }
    List<String> differences = new ArrayList<>();
    wanted.forEach((name, all) -> {
      all.sort(Comparator.comparingDouble(Expected::value).reversed());
      List<Double> values =
          found.stream()
              .filter(each -> new Name(each.tool(), each.name()).equals(name))
              .map(Finding::value)
              .sorted(Comparator.reverseOrder())
              .toList();
      if (values.size() == all.size()) {
        compare(where + ", " + name, all, values, differences);
      } else {
        differences.add(
            "%s, %s: expected %d of them, got %d"
                .formatted(where, name, all.size(), values.size()));
      }
    });
    return differences;
  }

  private static void compare(
      String where, List<Expected> expected, List<Double> found, List<String> differences) {
    for (int i = 0; i < expected.size(); i++) {
      Expected wanted = expected.get(i);
      double value = found.get(i);
      if (!wanted.isMetBy(value)) {
        differences.add(
            "%s: expected %s within %s, got %s"
                .formatted(where, words(wanted.value()), words(wanted.within()), words(value)));
      }
    }
  }

  private static String words(double value) {
    return Double.isNaN(value) ? "no value" : "%.6g".formatted(value);
  }

  private record Name(String tool, String finding) {
    @Override
    public String toString() {
      return "tool '%s', finding '%s'".formatted(tool, finding);
    }
  }
}
