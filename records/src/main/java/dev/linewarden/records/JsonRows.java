package dev.linewarden.records;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.NullNode;

/// JSON Lines: an object a line, UTF-8; a number that does not exist is `null`.
public record JsonRows(Appendable out) implements RowWriter {
  @Override
  public void write(Map<String, ?> row) throws IOException {
    out.append(StrictJson.line(sayable(row))).append('\n');
  }

  private static Map<String, Object> sayable(Map<?, ?> table) {
    Map<String, Object> sayable = new LinkedHashMap<>();
    table.forEach((key, value) -> sayable.put(String.valueOf(key), sayable(value)));
    return sayable;
  }

  private static Object sayable(Object value) {
    return switch (value) {
      case Double number when !Double.isFinite(number) -> NullNode.getInstance();
      case Map<?, ?> table -> sayable(table);
      case List<?> list -> list.stream().map(JsonRows::sayable).toList();
      default -> value;
    };
  }
}
