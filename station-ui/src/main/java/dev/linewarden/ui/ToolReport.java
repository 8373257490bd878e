package dev.linewarden.ui;

import java.util.List;

/// One tool of the recipe in use.
///
/// @param nowMillis what it took for the newest part
/// @param minMillis the least it took since the recipe is in use
/// @param why what it said of the newest part, a sentence for each limit on what it finds
public record ToolReport(
    String name,
    String kind,
    double nowMillis,
    double minMillis,
    double maxMillis,
    List<String> why) {
  public ToolReport {
    why = List.copyOf(why);
  }
}
