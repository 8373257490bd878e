package dev.linewarden.records;

import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.SettingsReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A [Limit] as a table of a recipe: `tool`, `finding`, `fault`, one of `min` and `max` or both,
/// and between them `warnMin` and `warnMax`, which may be left out, as may `lane`.
final class LimitTable {
  private LimitTable() {}

  /// Empty when it is no limit; why not, the reader knows.
  static Optional<Limit> read(SettingsReader limit) {
    String tool = limit.text("tool");
    String finding = limit.text("finding");
    String fault = limit.text("fault");
    double lowest = -Double.MAX_VALUE;
    double min = limit.number("min", lowest, Double.MAX_VALUE, Double.NEGATIVE_INFINITY);
    double max = limit.number("max", lowest, Double.MAX_VALUE, Double.POSITIVE_INFINITY);
    if (!limit.has("min") && !limit.has("max")) {
      limit.problem("one of 'min' and 'max' is needed, or both");
    }
    if (min > max) {
      limit.problem("'min' must not be above 'max', but %s is above %s".formatted(min, max));
      return Optional.empty();
    }
    int lane = limit.integer("lane", 1, Limit.LANES_MAX, 1);
    double warnMin = limit.number("warnMin", lowest, Double.MAX_VALUE, min);
    double warnMax = limit.number("warnMax", lowest, Double.MAX_VALUE, max);
    if (!(min <= warnMin && warnMin <= warnMax && warnMax <= max)) {
      limit.problem(
          "'warnMin' %s and 'warnMax' %s must be in order and lie from 'min' %s to 'max' %s"
              .formatted(warnMin, warnMax, min, max));
      return Optional.empty();
    }
    // An empty name was reported already; a limit on it would be reported once more.
    return tool.isEmpty()
        ? Optional.empty()
        : Optional.of(new Limit(tool, finding, min, max, warnMin, warnMax, fault, lane));
  }

  static Map<String, Object> written(Limit limit) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("tool", limit.tool());
    map.put("finding", limit.finding());
    if (limit.min() != Double.NEGATIVE_INFINITY) {
      map.put("min", limit.min());
    }
    if (limit.max() != Double.POSITIVE_INFINITY) {
      map.put("max", limit.max());
    }
    if (limit.warnMin() != limit.min()) {
      map.put("warnMin", limit.warnMin());
    }
    if (limit.warnMax() != limit.max()) {
      map.put("warnMax", limit.warnMax());
    }
    map.put("fault", limit.fault());
    if (limit.lane() != 1) {
      map.put("lane", limit.lane());
    }
    return map;
  }
}
