package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The limits of a recipe as people call them, and what they would be elsewhere.
final class LimitNames {
  private final Recipe recipe;

  LimitNames(Recipe recipe) {
    this.recipe = recipe;
  }

  /// The place in the recipe of the limit with this fault or on this `tool.finding`. Throws
  /// [BadInput] when there is none, or more than one.
  int find(String name) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < recipe.limits().size(); place++) {
      Limit limit = recipe.limits().get(place);
      if (limit.fault().equals(name) || measured(limit).equals(name)) {
        places.add(place);
      }
    }
    if (places.size() == 1) {
      return places.getFirst();
    }
    TreeSet<String> names = new TreeSet<>();
    recipe.limits().forEach(limit -> names.addAll(List.of(limit.fault(), measured(limit))));
    String which =
        places.isEmpty()
            ? "none" + Nearest.hint(name, names)
            : "several: "
                + places.stream()
                    .map(place -> measured(recipe.limits().get(place)))
                    .collect(Collectors.joining(", "));
    throw new BadInput(
        "recipe %s: '%s' must name one of its limits, by fault or as tool.finding, but it names %s"
            .formatted(recipe.key(), name, which));
  }

  /// All limits, one of them moved. A warn band that would stick out is cut. Throws [BadInput] when
  /// the ends are in the wrong order.
  List<Limit> moved(int place, OptionalDouble min, OptionalDouble max) {
    Limit old = recipe.limits().get(place);
    double low = min.orElse(old.min());
    double high = max.orElse(old.max());
    if (!(low <= high)) {
      throw new BadInput(
          "recipe %s, limit '%s': min must not be above max, but is %s and max is %s"
              .formatted(recipe.key(), old.fault(), low, high));
    }
    List<Limit> limits = new ArrayList<>(recipe.limits());
    limits.set(
        place,
        new Limit(
            old.tool(),
            old.finding(),
            low,
            high,
            old.warnMin() == old.min() ? low : Math.clamp(old.warnMin(), low, high),
            old.warnMax() == old.max() ? high : Math.clamp(old.warnMax(), low, high),
            old.fault(),
            old.lane()));
    return limits;
  }

  private static String measured(Limit limit) {
    return limit.tool() + "." + limit.finding();
  }
}
