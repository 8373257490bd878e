package dev.linewarden.records;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.inspection.Trend;
import java.util.LinkedHashMap;
import java.util.Map;

/// A [Trend] as a table of a recipe: `name`, `fault` (left out, it is every part that did not
/// pass), either `atLeast` and `ofLast` or `stopAt`, and `action`: `alarm` or `stop`.
final class TrendTable {
  private TrendTable() {}

  /// What is wrong goes to the reader.
  static Trend read(SettingsReader table) {
    String name = table.text("name");
    String fault = table.has("fault") ? table.text("fault") : "";
    Trend.Rule rule = table.has("stopAt") ? counter(table) : among(table);
    return new Trend(
        name, fault, rule, table.choice("action", Trend.Action.class, Trend.Action.ALARM));
  }

  private static Trend.Rule counter(SettingsReader table) {
    if (table.has("atLeast") || table.has("ofLast")) {
      table.problem("either 'stopAt' is given, or 'atLeast' and 'ofLast', but both are");
    }
    return new Trend.Rule.UpAndDown(table.integer("stopAt", 1, Trend.LAST_MAX));
  }

  private static Trend.Rule among(SettingsReader table) {
    int ofLast = table.integer("ofLast", 1, Trend.LAST_MAX);
    return new Trend.Rule.Among(table.integer("atLeast", 1, ofLast), ofLast);
  }

  static Map<String, Object> written(Trend trend) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", trend.name());
    if (!trend.fault().isEmpty()) {
      map.put("fault", trend.fault());
    }
    switch (trend.rule()) {
      case Trend.Rule.Among(int atLeast, int ofLast) -> {
        map.put("atLeast", atLeast);
        map.put("ofLast", ofLast);
      }
      case Trend.Rule.UpAndDown(int stopAt) -> map.put("stopAt", stopAt);
    }
    map.put("action", trend.action().name().toLowerCase(java.util.Locale.ROOT));
    return map;
  }
}
