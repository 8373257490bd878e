package dev.linewarden.records;

import java.io.IOException;
import java.util.Map;

/// Writes rows one by one, so that an export is never larger in memory than one of them. All rows
/// have the same columns. Not thread-safe.
public sealed interface RowWriter permits CsvRows, JsonRows {
  /// @param row texts, whole numbers, doubles (one that is no number is written as nothing), and
  ///   lists of such tables
  void write(Map<String, ?> row) throws IOException;
}
