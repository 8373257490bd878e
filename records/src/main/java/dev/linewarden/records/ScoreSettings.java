package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.util.ArrayList;
import java.util.List;

/// Bounds of the scores that are kept. Above either of the sums the oldest file goes.
///
/// @param fileBytes of one file, after which the next is begun
/// @param totalBytes of all files together
/// @param partsMax in all files together
/// @param blockParts parts that are packed together; until there are so many they are only in the
///   journal
public record ScoreSettings(long fileBytes, long totalBytes, long partsMax, int blockParts) {
  /// 30 million parts are five weeks at 600 a minute, about 3 GB with twelve findings each. A block
  /// is seven minutes of these.
  public static final ScoreSettings DEFAULTS =
      new ScoreSettings(32L << 20, 8L << 30, 30_000_000, 4096);

  static final int BLOCK_PARTS_MAX = 1 << 16;

  public ScoreSettings {
    List<String> problems = new ArrayList<>();
    if (fileBytes < 1) {
      problems.add("a file of scores must have room for 1 byte or more, but for " + fileBytes);
    }
    if (totalBytes < 2 * fileBytes) {
      problems.add(
          "the scores must have room for 2 files of %d bytes, but have %d bytes"
              .formatted(fileBytes, totalBytes));
    }
    if (partsMax < 1) {
      problems.add("the scores of 1 part or more must be kept, but of " + partsMax);
    }
    if (blockParts < 1 || blockParts > BLOCK_PARTS_MAX) {
      problems.add(
          "a block of scores must have 1 to %d parts, but has %d"
              .formatted(BLOCK_PARTS_MAX, blockParts));
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }
}
