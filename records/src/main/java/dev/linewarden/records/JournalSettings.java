package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.util.ArrayList;
import java.util.List;

/// The journal's bounds.
///
/// @param segmentBytes size of one file of the journal, and of the reserve kept for a full disk
/// @param totalBytes all segments together; above it the oldest are removed
/// @param queueEntries entries taken but not yet written; when full, `append` refuses
public record JournalSettings(int segmentBytes, long totalBytes, int queueEntries) {
  /// 64 MiB hold about 500 000 entries, 16 GiB about 130 million; the queue bridges a disk that
  /// does not answer for 50 seconds at 6000 parts a minute.
  public static final JournalSettings DEFAULTS = new JournalSettings(64 << 20, 16L << 30, 16_384);

  static final int SEGMENT_BYTES_MIN = 64 << 10;
  static final int SEGMENT_BYTES_MAX = 1 << 30;

  public JournalSettings {
    List<String> problems = new ArrayList<>();
    if (segmentBytes < SEGMENT_BYTES_MIN || segmentBytes > SEGMENT_BYTES_MAX) {
      problems.add(
          "the journal's segments must have %d to %d bytes, but have %d"
              .formatted(SEGMENT_BYTES_MIN, SEGMENT_BYTES_MAX, segmentBytes));
    }
    if (totalBytes < 4L * segmentBytes) {
      problems.add(
          "the journal must have room for 4 segments of %d bytes, but has %d bytes"
              .formatted(segmentBytes, totalBytes));
    }
    if (queueEntries < 1) {
      problems.add("the journal's queue must hold 1 entry or more, but holds " + queueEntries);
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /// Without the bound on all segments: for who has to open a journal and not to shorten it.
  JournalSettings keepingAll() {
    return new JournalSettings(segmentBytes, Long.MAX_VALUE, queueEntries);
  }

  /// The largest entry that is taken; 1 MiB by default, where one part takes a few hundred bytes.
  int entryBytesMax() {
    return segmentBytes / 64;
  }

  /// The largest checkpoint: 8 MiB by default, some ten thousand recipe revisions.
  int checkpointBytesMax() {
    return segmentBytes / 8;
  }

  /// What a fresh segment has room for in any case.
  int freshBytes() {
    return segmentBytes
        - RecordFormat.MAGIC_BYTES
        - RecordFormat.HEADER_BYTES
        - checkpointBytesMax()
        - entryBytesMax();
  }
}
