package dev.linewarden.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Comma-separated values as RFC 4180 has them: the names of the columns first, lines end with CR
/// LF. A list is one text: the values of each of its tables side by side, with `; ` between tables.
public final class CsvRows implements RowWriter {
  private final Appendable out;
  private boolean begun;

  public CsvRows(Appendable out) {
    this.out = out;
  }

  /// Says the columns' names at once, so that they are there without any row.
  public CsvRows(Appendable out, List<String> columns) throws IOException {
    this(out);
    line(columns);
    begun = true;
  }

  @Override
  public void write(Map<String, ?> row) throws IOException {
    if (!begun) {
      line(List.copyOf(row.keySet()));
      begun = true;
    }
    List<String> cells = new ArrayList<>();
    row.values().forEach(value -> cells.add(text(value)));
    line(cells);
  }

  private void line(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
    }
    out.append("\r\n");
  }

  private static String text(Object value) {
    return switch (value) {
      case Double number when !Double.isFinite(number) -> "";
      case List<?> tables -> String.join("; ", tables.stream().map(CsvRows::words).toList());
      default -> value.toString();
    };
  }

  private static String words(Object table) {
    return table instanceof Map<?, ?> map
        ? String.join(
            " ", map.values().stream().map(CsvRows::text).filter(word -> !word.isEmpty()).toList())
        : text(table);
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
