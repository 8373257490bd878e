package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.View;
import java.util.List;

/// `compute`: one value from findings of tools above: their `sum`, `product`, `mean`, `min` or
/// `max`, or of two the `difference` (the first less the second), the `gap` (how far they are
/// apart) or the `ratio`; times `scale`, plus `offset`. Finding: `value` in the `unit` that is
/// given in words. NaN when one of them has no value, and of a ratio to 0.
final class ComputeTool implements Tool {
  static final int FINDINGS_MAX = 16;
  private static final double NUMBER_MAX = 1e9;
  private static final int UNIT_LENGTH_MAX = 16;

  private final By by;
  private final List<Above.Source> of;
  private final double scale;
  private final double offset;
  private final String unit;

  enum By {
    SUM(1, FINDINGS_MAX),
    DIFFERENCE(2, 2),
    GAP(2, 2),
    PRODUCT(1, FINDINGS_MAX),
    RATIO(2, 2),
    MEAN(1, FINDINGS_MAX),
    MIN(1, FINDINGS_MAX),
    MAX(1, FINDINGS_MAX);

    private final int least;
    private final int most;

    By(int least, int most) {
      this.least = least;
      this.most = most;
    }
  }

  private ComputeTool(By by, List<Above.Source> of, double scale, double offset, String unit) {
    this.by = by;
    this.of = List.copyOf(of);
    this.scale = scale;
    this.offset = offset;
    this.unit = unit;
  }

  static Tool make(SettingsReader settings, Bench bench) {
    By by = settings.choice("by", By.class);
    List<Above.Source> of = settings.tables("of").stream().map(bench.above()::source).toList();
    if (settings.has("of") && (of.size() < by.least || of.size() > by.most)) {
      settings.problem(
          "'of' must have %s findings, but has %d"
              .formatted(by.least == by.most ? by.least : by.least + " to " + by.most, of.size()));
    }
    double scale = settings.number("scale", -NUMBER_MAX, NUMBER_MAX, 1);
    double offset = settings.number("offset", -NUMBER_MAX, NUMBER_MAX, 0);
    String unit = settings.text("unit");
    if (unit.length() > UNIT_LENGTH_MAX) {
      settings.problem("'unit' must have at most %d letters".formatted(UNIT_LENGTH_MAX));
    }
    settings.finish();
    return new ComputeTool(by, of, scale, offset, unit);
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return List.of("value");
  }

  @Override
  public void run(View view, FindingSink sink) {
    double value = of.getFirst().in(sink);
    for (int i = 1; i < of.size(); i++) {
      value = join(value, of.get(i).in(sink));
    }
    double whole = by == By.MEAN ? value / of.size() : value;
    double scaled = whole * scale + offset;
    sink.found("value", Double.isFinite(scaled) ? scaled : Double.NaN, unit, null);
  }

  private double join(double before, double next) {
    return switch (by) {
      case SUM, MEAN -> before + next;
      case DIFFERENCE -> before - next;
      case GAP -> Math.abs(before - next);
      case PRODUCT -> before * next;
      case RATIO -> before / next;
      case MIN -> Math.min(before, next);
      case MAX -> Math.max(before, next);
    };
  }
}
