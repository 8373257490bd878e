package dev.linewarden.inference;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the findings of one part in the order of the tools.
final class FindingSink {
  private final List<Finding> findings;
  private String tool = "";
  private @Nullable Regions regions;
  private int region;

  FindingSink(int expected) {
    findings = new ArrayList<>(expected);
  }

  /// Findings from here on are this tool's.
  void from(String toolName) {
    tool = toolName;
    regions = null;
  }

  /// Findings from here on are of this one of the tool's regions.
  void in(Regions several, int number) {
    regions = several;
    region = number;
  }

  /// Findings from here on are of no region by itself.
  void inNone() {
    regions = null;
  }

  void found(String name, double value, String unit, @Nullable Region where) {
    findings.add(new Finding(tool, called(name, value, unit), value, unit, where));
  }

  /// Something with a text.
  void read(String name, double value, @Nullable Region where, String text) {
    findings.add(new Finding(tool, called(name, value, ""), value, "", where, text));
  }

  private String called(String name, double value, String unit) {
    return regions == null ? name : regions.note(region, name, value, unit);
  }

  /// The tool could not look: none of its findings has a value.
  void nothing(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      found(names.get(i), Double.NaN, "", null);
    }
  }

  /// What a tool above found; NaN when it has no such finding, or it has no value.
  double value(String aboveTool, String name) {
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (finding.tool().equals(aboveTool) && finding.name().equals(name)) {
        return finding.value();
      }
    }
    return Double.NaN;
  }

  List<Finding> findings() {
    return findings;
  }
}
