package dev.linewarden.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a camera over the wire came to on this machine.
///
/// @param columns trigger to whole frame
/// @param limits what has a target
record CaptureFigures(List<Column> columns, List<Limit> limits) {
  /// One client on one wire; times in milliseconds.
  record Column(
      String wire,
      String client,
      double p50Millis,
      double p99Millis,
      double maxMillis,
      long lost,
      long frames) {}

  /// One figure beside what it must not exceed.
  ///
  /// @param value in the unit that its name says
  record Limit(String name, double value, double target) {
    boolean holds() {
      return value <= target;
    }
  }

  CaptureFigures {
    columns = List.copyOf(columns);
    limits = List.copyOf(limits);
  }

  /// For people: each wire with its clients, then the limits.
  String table() {
    List<String> lines = new ArrayList<>();
    for (String wire : columns.stream().map(Column::wire).distinct().toList()) {
      lines.add("%-28s %8s %8s %8s  %s".formatted(wire, "p50", "p99", "max", "frames lost"));
      columns.stream()
          .filter(each -> each.wire().equals(wire))
          .map(CaptureFigures::row)
          .forEach(lines::add);
      compared(wire).ifPresent(lines::add);
      lines.add("");
    }
    lines.add("%-58s %10s %10s".formatted("", "measured", "at most"));
    for (Limit limit : limits) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-58s %10.1f %10.1f%s",
              limit.name(),
              limit.value(),
              limit.target(),
              limit.holds() ? "" : "  too much"));
    }
    return String.join("\n", lines);
  }

  private static String row(Column column) {
    return String.format(
        Locale.ROOT,
        "trigger to frame, %-10s %8.3f %8.3f %8.3f  %d of %d",
        column.client(),
        column.p50Millis(),
        column.p99Millis(),
        column.maxMillis(),
        column.lost(),
        column.frames());
  }

  /// Our times by those of the C program.
  private Optional<String> compared(String wire) {
    List<Column> both = columns.stream().filter(each -> each.wire().equals(wire)).toList();
    if (both.size() < 2) {
      return Optional.empty();
    }
    Column ours = both.getFirst();
    Column other = both.getLast();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%-28s %8.2f %8.2f",
            ours.client() + " / " + other.client(),
            ours.p50Millis() / other.p50Millis(),
            ours.p99Millis() / other.p99Millis()));
  }
}
