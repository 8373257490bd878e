package dev.linewarden.records;

import java.nio.file.Path;

/// Where a block of scores lies.
///
/// @param offset of its mark in the file
record ScorePlace(Path file, long offset, ScoreMark mark) {
  long end() {
    return offset + ScoreMark.BYTES + mark.payloadBytes();
  }
}
