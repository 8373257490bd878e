package dev.linewarden.station;

import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.ui.HoldReport;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A hold list in words, to be printed.
final class HoldText {
  /// More stretches of time are only counted.
  static final int STRETCHES_MAX = 40;

  private final HoldList list;
  private final ZoneId zone;

  HoldText(HoldList list, ZoneId zone) {
    this.list = list;
    this.zone = zone;
  }

  /// @param span as ` since 06:00`; empty for all
  /// @param leftOut parts that another revision judged with other tools
  String text(String span, Map<RecipeKey, Long> leftOut) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "of %s parts%s, %s"
            .formatted(
                LimitText.number(list.looked()),
                span,
                list.held() == 0
                    ? "none was let through that should not have been"
                    : LimitText.number(list.held()) + " were let through: hold them"));
    List<HoldReport.Stretch> stretches = list.stretches();
    for (HoldReport.Stretch stretch : stretches.stream().limit(STRETCHES_MAX).toList()) {
      lines.add(
          "  %s to %s: %s"
              .formatted(
                  Since.words(stretch.fromMillis(), zone),
                  Since.words(stretch.toMillis(), zone),
                  LimitText.number(stretch.parts())));
    }
    if (stretches.size() > STRETCHES_MAX) {
      lines.add("  and in %d more stretches".formatted(stretches.size() - STRETCHES_MAX));
    }
    if (list.spared() > 0) {
      lines.add(
          LimitText.number(list.spared()) + " more were removed and would have been let through");
    }
    if (list.leftAlone() > 0) {
      lines.add(
          "%s more had no verdict by their findings (late, without a frame ...) and were removed"
              .formatted(LimitText.number(list.leftAlone())));
    }
    Map<String, Long> byName = new TreeMap<>();
    leftOut.forEach((key, parts) -> byName.put(key.toString(), parts));
    byName.forEach((key, parts) ->
        lines.add(
            "left out: %s parts of %s, which looks with other tools"
                .formatted(LimitText.number(parts), key)));
    return String.join("\n", lines);
  }
}
