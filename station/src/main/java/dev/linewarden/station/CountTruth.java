package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many things each image shows, from a folder's `counts.csv`: a heading, a column `file`, and
/// columns with whole numbers. A tool's finding `count` is held against the column of the tool's
/// name, or else against `bottles`.
final class CountTruth {
  static final String FILE = "counts.csv";
  static final String FINDING = "count";
  static final String COLUMN = "bottles";

  private final Map<String, Map<String, Integer>> columnsByFile;

  private CountTruth(Map<String, Map<String, Integer>> columnsByFile) {
    this.columnsByFile = columnsByFile;
  }

  /// One image that a tool counted.
  record Count(String path, int counted, int known) {
    int error() {
      return counted - known;
    }
  }

  /// One tool over all images with a known count.
  record Agreement(String tool, List<Count> counts) {
    long exact() {
      return counts.stream().filter(count -> count.error() == 0).count();
    }

    long offByOne() {
      return counts.stream().filter(count -> Math.abs(count.error()) == 1).count();
    }

    /// Mean absolute error, in things per image.
    double meanError() {
      return counts.stream().mapToInt(count -> Math.abs(count.error())).average().orElse(0);
    }
  }

  /// `lines` is the whole file. Throws [BadInput] with every line that is not as it must be.
  static CountTruth parse(List<String> lines) {
    List<String> heading = lines.isEmpty() ? List.of() : cells(lines.getFirst());
    int file = heading.indexOf("file");
    if (file < 0) {
      throw new BadInput(
          FILE + ": the first line must name a column 'file', but is '" + heading(lines) + "'");
    }
    List<String> problems = new ArrayList<>();
    Map<String, Map<String, Integer>> columnsByFile = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = cells(lines.get(i));
      if (cells.size() == heading.size()) {
        columnsByFile.put(cells.get(file), numbers(heading, cells));
      } else if (!lines.get(i).isBlank()) {
        problems.add(
            "%s, line %d: %d cells were expected, but there are %d"
                .formatted(FILE, i + 1, heading.size(), cells.size()));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return new CountTruth(columnsByFile);
  }

  /// One entry per counting tool that met an image with a known count.
  List<Agreement> agreements(List<FolderReport.Row> rows) {
    Map<String, List<Count>> byTool = new LinkedHashMap<>();
    for (FolderReport.Row row : rows) {
      Map<String, Integer> known = columnsByFile.getOrDefault(row.path(), Map.of());
      for (Finding finding : row.leading()) {
        Integer number = known.getOrDefault(finding.tool(), known.get(COLUMN));
        if (finding.name().equals(FINDING) && number != null) {
          byTool
              .computeIfAbsent(finding.tool(), _ -> new ArrayList<>())
              .add(new Count(row.path(), (int) Math.round(finding.value()), number));
        }
      }
    }
    return byTool.entrySet().stream()
        .map(entry -> new Agreement(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private static Map<String, Integer> numbers(List<String> heading, List<String> cells) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).matches("[0-9]{1,9}")) {
        numbers.put(heading.get(i), Integer.valueOf(cells.get(i)));
      }
    }
    return numbers;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  private static String heading(List<String> lines) {
    String first = lines.isEmpty() ? "" : lines.getFirst();
    return first.length() > 80 ? first.substring(0, 80) + "…" : first;
  }
}
