package dev.linewarden.station;

import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Rejudged;
import dev.linewarden.inspection.Spread;
import dev.linewarden.ui.LimitOutlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a moved limit would have done, in words.
final class LimitText {
  /// More parts are not named in a sentence.
  private static final int NAMED_MAX = 10;

  private final LimitOutlook outlook;
  private final String span;

  /// @param span which parts were looked at, as ` since 06:00`; empty for all
  LimitText(LimitOutlook outlook, String span) {
    this.outlook = outlook;
    this.span = span;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("recipe %s, limit %s".formatted(outlook.recipe(), move()));
    Rejudged rejudged = outlook.rejudged();
    lines.add(
        "of %s parts%s, %s"
            .formatted(
                number(rejudged.parts()),
                span,
                outlook.now().equals(outlook.then()) ? "none is judged anew" : consequences()));
    if (rejudged.leftAlone() > 0) {
      lines.add(
          "%s more had no verdict by their findings (late, without a frame ...): no limit changes"
                  .formatted(number(rejudged.leftAlone()))
              + " that");
    }
    leftOut()
        .forEach((key, parts) ->
            lines.add(
                "left out: %s parts of %s, which looks with other tools"
                    .formatted(number(parts), key)));
    rejudged.bands().stream().filter(this::isMoved).map(LimitText::band).forEach(lines::add);
    return String.join("\n", lines);
  }

  private Map<String, Long> leftOut() {
    Map<String, Long> byName = new TreeMap<>();
    outlook.leftOut().forEach((key, parts) -> byName.put(key.toString(), parts));
    return byName;
  }

  private String move() {
    Limit now = outlook.now();
    Limit then = outlook.then();
    String where = "'%s' on %s %s: ".formatted(now.fault(), now.tool(), now.finding());
    return now.equals(then)
        ? where + "min %s, max %s".formatted(end(now.min()), end(now.max()))
        : where
            + "min %s -> %s, max %s -> %s"
                .formatted(end(now.min()), end(then.min()), end(now.max()), end(then.max()));
  }

  private String consequences() {
    Rejudged rejudged = outlook.rejudged();
    List<String> said = new ArrayList<>();
    if (rejudged.passing() > 0) {
      said.add(
          "%s rejects fewer; would have passed: %s"
              .formatted(
                  number(rejudged.passing()), parts(rejudged.pardoned(), rejudged.passing())));
    }
    if (rejudged.removed() > 0) {
      said.add(
          "%s rejects more; would have been removed: %s"
              .formatted(
                  number(rejudged.removed()), parts(rejudged.condemned(), rejudged.removed())));
    }
    if (rejudged.renamed() > 0) {
      said.add("%s removed for another first reason".formatted(number(rejudged.renamed())));
    }
    return said.isEmpty() ? "none would be judged otherwise" : String.join("; ", said);
  }

  private static String parts(List<PartId> named, long all) {
    List<String> numbers = named.stream().limit(NAMED_MAX).map(PartId::toString).toList();
    return String.join(", ", numbers) + (all > numbers.size() ? " ..." : "");
  }

  private boolean isMoved(Rejudged.Band band) {
    return band.tool().equals(outlook.now().tool())
        && band.finding().equals(outlook.now().finding());
  }

  private static String band(Rejudged.Band band) {
    return "%s %s: %s; %s"
        .formatted(
            band.tool(), band.finding(), values("good", band.good()), values("bad", band.bad()));
  }

  private static String values(String what, Spread spread) {
    return spread.count() == 0
        ? "none " + what
        : "%s %s from %s to %s (1 %% %s, half %s, 99 %% %s)"
            .formatted(
                number(spread.count()),
                what,
                ReportText.number(spread.min()),
                ReportText.number(spread.max()),
                ReportText.number(spread.p1()),
                ReportText.number(spread.median()),
                ReportText.number(spread.p99()));
  }

  private static String end(double value) {
    return Double.isInfinite(value) ? "none" : ReportText.number(value);
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
  }
}
