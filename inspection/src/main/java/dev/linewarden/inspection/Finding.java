package dev.linewarden.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a tool saw: a raw score or measurement, never a decision.
///
/// @param tool the tool's name in the recipe
/// @param name which of the tool's values: `mean`, `share`, `count`
/// @param value the raw value in its unit; NaN when the tool could not tell
/// @param unit `grey`, `share`, `px`, `count`, `score`
/// @param where the region looked at or found
/// @param text what was read, of a code or of print; empty for what is no text
public record Finding(
    String tool, String name, double value, String unit, @Nullable Region where, String text) {
  /// A code or a line of print with more characters is cut before it becomes a finding.
  public static final int TEXT_MAX = 4096;

  public Finding {
    if (text.length() > TEXT_MAX) {
      throw new IllegalArgumentException(
          "a finding's text has at most %d characters, but this one has %d"
              .formatted(TEXT_MAX, text.length()));
    }
  }

  /// Without a text.
  public Finding(String tool, String name, double value, String unit, @Nullable Region where) {
    this(tool, name, value, unit, where, "");
  }

  /// The first of a tool's findings of this name: the one that its limits are about. Null when
  /// there is none.
  static @Nullable Finding first(List<Finding> findings, String tool, String name) {
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (finding.tool.equals(tool) && finding.name.equals(name)) {
        return finding;
      }
    }
    return null;
  }
}
