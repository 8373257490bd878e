package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.View;
import java.util.List;

/// `logic`: conditions on findings of tools above, each from `min` to `max`, both included, and the
/// `rule` that joins them: `all` hold, `any` holds, `none` holds, or `some` do (`atLeast` so many).
/// Findings: `verdict`, 1 where the rule is kept and 0 where it is broken; `holds`, how many
/// conditions hold. A finding without a value neither holds nor fails: the verdict is given if it
/// is the same whatever that value were, else it is NaN; `holds` is NaN in both cases.
final class LogicTool implements Tool {
  static final int CONDITIONS_MAX = 16;

  private final Rule rule;
  private final int needed;
  private final List<Condition> conditions;

  enum Rule {
    ALL,
    ANY,
    NONE,
    SOME
  }

  private record Condition(Above.Source source, double min, double max) {
    static Condition read(SettingsReader settings, Above above) {
      Above.Source source = above.source(settings);
      double least = -Double.MAX_VALUE;
      double min = settings.number("min", least, Double.MAX_VALUE, Double.NEGATIVE_INFINITY);
      double max = settings.number("max", least, Double.MAX_VALUE, Double.POSITIVE_INFINITY);
      if (!settings.has("min") && !settings.has("max")) {
        settings.problem("one of 'min' and 'max' is needed, or both");
      }
      if (min > max) {
        settings.problem("'min' must not be above 'max', but %s is above %s".formatted(min, max));
      }
      return new Condition(source, min, max);
    }
  }

  private LogicTool(Rule rule, int needed, List<Condition> conditions) {
    this.rule = rule;
    this.needed = needed;
    this.conditions = List.copyOf(conditions);
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Rule rule = settings.choice("rule", Rule.class, Rule.ALL);
    List<Condition> conditions =
        settings.tables("conditions").stream()
            .map(table -> Condition.read(table, bench.above()))
            .toList();
    if (settings.has("conditions")
        && (conditions.isEmpty() || conditions.size() > CONDITIONS_MAX)) {
      settings.problem(
          "'conditions' must have 1 to %d tables, but has %d"
              .formatted(CONDITIONS_MAX, conditions.size()));
    }
    int needed = needed(settings, rule, conditions.size());
    settings.finish();
    return new LogicTool(rule, needed, conditions);
  }

  private static int needed(SettingsReader settings, Rule rule, int conditions) {
    return switch (rule) {
      case ALL -> conditions;
      case ANY, NONE -> 1;
      case SOME -> atLeast(settings, conditions);
    };
  }

  private static int atLeast(SettingsReader settings, int conditions) {
    int needed = settings.integer("atLeast", 1, CONDITIONS_MAX);
    if (needed > conditions) {
      settings.problem(
          "'atLeast' must be a whole number from 1 to %d, the number of conditions, but is '%d'"
              .formatted(conditions, needed));
    }
    return needed;
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return List.of("verdict", "holds");
  }

  @Override
  public void run(View view, FindingSink sink) {
    int holding = 0;
    int unknown = 0;
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      double value = condition.source().in(sink);
      if (Double.isNaN(value)) {
        unknown++;
      } else if (value >= condition.min() && value <= condition.max()) {
        holding++;
      }
    }
    double enough = holding >= needed ? 1 : holding + unknown < needed ? 0 : Double.NaN;
    sink.found("verdict", rule == Rule.NONE ? 1 - enough : enough, "share", null);
    sink.found("holds", unknown == 0 ? holding : Double.NaN, "count", null);
  }
}
