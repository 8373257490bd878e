package dev.linewarden.records;

/// Bytes of a segment that cannot be read, with readable records behind them.
///
/// @param offset where they begin in the file
/// @param bytes how many
/// @param lastBefore the last sequence before them
/// @param groupAfter the first sequence of the group that the next readable record belongs to
record Damage(long offset, long bytes, long lastBefore, long groupAfter) {
  /// Whether the records lost here were written together with the one behind them.
  boolean insideGroup() {
    return groupAfter <= lastBefore + 1;
  }
}
