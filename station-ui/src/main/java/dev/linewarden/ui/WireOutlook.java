package dev.linewarden.ui;

import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Rejudged;
import dev.linewarden.inspection.Spread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a moved limit would have done, as it goes over the wire.
///
/// @param leftOut parts by the revision that judged them with other tools
record WireOutlook(
    String recipe,
    String tool,
    String finding,
    String fault,
    Ends now,
    Ends then,
    long parts,
    long leftAlone,
    long passing,
    long removed,
    long renamed,
    List<Named> pardoned,
    List<Named> condemned,
    Map<String, Long> leftOut,
    List<Band> bands) {

  /// Absent ends are no bound.
  record Ends(@Nullable Double min, @Nullable Double max) {
    static Ends of(Limit limit) {
      return new Ends(Wire.finite(limit.min()), Wire.finite(limit.max()));
    }
  }

  /// @param picture whether its picture is still among the last rejects
  record Named(long part, boolean picture) {}

  record Band(String tool, String finding, Values good, Values bad) {}

  /// @param from where the first of the equally wide bins begins
  record Values(
      long count,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double p1,
      @Nullable Double median,
      @Nullable Double p99,
      double from,
      double width,
      List<Long> bins) {
    static Values of(Spread spread) {
      return new Values(
          spread.count(),
          Wire.finite(spread.min()),
          Wire.finite(spread.max()),
          Wire.finite(spread.p1()),
          Wire.finite(spread.median()),
          Wire.finite(spread.p99()),
          spread.histogram().from(),
          spread.histogram().width(),
          spread.histogram().counts());
    }
  }

  /// @param kept whether a part's picture is there
  static WireOutlook of(LimitOutlook outlook, Predicate<PartId> kept) {
    Rejudged rejudged = outlook.rejudged();
    Map<String, Long> leftOut = new TreeMap<>();
    outlook.leftOut().forEach((key, parts) -> leftOut.put(key.toString(), parts));
    return new WireOutlook(
        outlook.recipe().toString(),
        outlook.now().tool(),
        outlook.now().finding(),
        outlook.now().fault(),
        Ends.of(outlook.now()),
        Ends.of(outlook.then()),
        rejudged.parts(),
        rejudged.leftAlone(),
        rejudged.passing(),
        rejudged.removed(),
        rejudged.renamed(),
        named(rejudged.pardoned(), kept),
        named(rejudged.condemned(), kept),
        leftOut,
        rejudged.bands().stream()
            .map(band ->
                new Band(
                    band.tool(), band.finding(), Values.of(band.good()), Values.of(band.bad())))
            .toList());
  }

  private static List<Named> named(List<PartId> parts, Predicate<PartId> kept) {
    return parts.stream().map(part -> new Named(part.value(), kept.test(part))).toList();
  }
}
