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

  FindingSink(int expected) {
    findings = new ArrayList<>(expected);
  }

  /// Findings from here on are this tool's.
  void from(String toolName) {
    tool = toolName;
  }

  void found(String name, double value, String unit, @Nullable Region where) {
    findings.add(new Finding(tool, name, value, unit, where));
  }

  List<Finding> findings() {
    return findings;
  }
}
