package dev.linewarden.station;

import dev.linewarden.ui.LatencySummary;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Bench figures side by side, one column a rate.
final class BenchTable {
  private static final int NAME_WIDTH = 34;
  private static final int COLUMN_WIDTH = 30;

  private final StringBuilder text = new StringBuilder();
  private final List<BenchFigures> all;

  private BenchTable(List<BenchFigures> all) {
    this.all = all;
  }

  static String of(List<BenchFigures> all) {
    BenchTable table = new BenchTable(all);
    table.row("", run -> "%.0f parts/min".formatted(run.partsPerMinute()));
    table.row("milliseconds", _ -> "p50     p99   p99.9     max");
    table.times("trigger to verdict", BenchFigures::triggerToVerdict);
    table.times("frame to verdict", BenchFigures::frameToVerdict);
    table.times("own overhead", BenchFigures::overhead);
    table.times("tools in the line", BenchFigures::tools);
    table.times("tools alone", BenchFigures::toolsAlone);
    table.times("ejector, asked to done", BenchFigures::ejectorError);
    table.times("collector's pauses", BenchFigures::gcPauses);
    table.row("parts", run -> Long.toString(run.parts()));
    table.row("unjudged (late)", run -> "%d (%d)".formatted(run.unjudged(), run.late()));
    table.row("escapes", run -> Long.toString(run.escapes()));
    table.row("false rejects", run -> Long.toString(run.falseRejects()));
    table.row("shipped without a pass", run -> Long.toString(run.shippedUnproven()));
    table.row("heap bytes a part", run -> Long.toString(run.bytesPerPart()));
    table.row("collector's pauses", run -> Long.toString(run.gcPauses().count()));
    all.stream()
        .filter(run -> !run.stopped().isEmpty())
        .forEach(run ->
            table.text.append(
                "at %.0f parts/min the line stopped itself: %s%n"
                    .formatted(run.partsPerMinute(), run.stopped())));
    return table.text.toString();
  }

  private void times(String name, Function<BenchFigures, LatencySummary> which) {
    row(
        name,
        run -> {
          LatencySummary times = which.apply(run);
          return String.format(
              Locale.ROOT,
              "%7.3f %7.3f %7.3f %7.3f",
              times.p50Millis(),
              times.p99Millis(),
              times.p999Millis(),
              times.maxMillis());
        });
  }

  private void row(String name, Function<BenchFigures, String> cell) {
    text.append(("%-" + NAME_WIDTH + "s").formatted(name));
    all.forEach(run -> text.append(("%" + COLUMN_WIDTH + "s").formatted(cell.apply(run))));
    text.append('\n');
  }
}
