package dev.linewarden.records;

import java.nio.file.Path;

/// One file of the journal.
///
/// @param firstSequence the number of the first entry in it, from the file's name
record Segment(Path file, long firstSequence) {
  String name() {
    return String.valueOf(file.getFileName());
  }
}
