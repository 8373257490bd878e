package dev.linewarden.opcua;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/// Some rows of many.
///
/// @param isLast none come behind these
record Page<T>(List<T> rows, boolean isLast) {
  /// At most so many in one answer, however many were asked for.
  static final int ROWS_MAX = 100;

  /// @param most how many the client wants; 0 or nothing: as many as there are
  /// @param from the first it wants
  static <T> Page<T> of(List<T> all, Variant most, Variant from) {
    long wanted = number(most);
    int start = (int) Math.min(all.size(), number(from));
    long length = wanted == 0 ? ROWS_MAX : Math.min(wanted, ROWS_MAX);
    int end = (int) Math.min(all.size(), start + length);
    return new Page<>(all.subList(start, end), end == all.size());
  }

  private static long number(Variant variant) {
    return variant.value() instanceof UInteger number ? number.longValue() : 0;
  }
}
