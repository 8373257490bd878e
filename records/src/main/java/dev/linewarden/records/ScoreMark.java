package dev.linewarden.records;

import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32C;

/// What stands before each block of scores: what is in it, so that whoever looks for a part or an
/// hour reads no other block. Always [#BYTES] long, with a checksum of its own:
///
/// ```
/// | "LWSB" | CRC32C of what follows | payload bytes | CRC32C of the payload | parts |
/// | first, last sequence | lowest, highest part | from, until wall time |
/// ```
///
/// @param parts in the block
/// @param firstSequence of its first part's judgement in the journal
/// @param lastSequence of its last one
record ScoreMark(
    int payloadBytes,
    int payloadCrc,
    int parts,
    long firstSequence,
    long lastSequence,
    long lowestPart,
    long highestPart,
    long fromWallMillis,
    long untilWallMillis) {
  static final int MAGIC = 0x4C57_5342;
  static final int BYTES = 5 * Integer.BYTES + 6 * Long.BYTES;

  /// A longer block than any that is written is no block.
  static final int PAYLOAD_BYTES_MAX = 1 << 28;

  void encode(ByteSink sink) {
    int start = sink.size();
    sink.i32(MAGIC);
    sink.i32(0);
    sink.i32(payloadBytes);
    sink.i32(payloadCrc);
    sink.i32(parts);
    sink.i64(firstSequence);
    sink.i64(lastSequence);
    sink.i64(lowestPart);
    sink.i64(highestPart);
    sink.i64(fromWallMillis);
    sink.i64(untilWallMillis);
    sink.patch(start + 4, crc(sink.array(), start + 8, BYTES - 8));
  }

  /// Empty when these bytes are no mark.
  static Optional<ScoreMark> decode(byte[] bytes, int from) {
    try {
      ByteSource source = new ByteSource(bytes, from, BYTES);
      if (source.i32() != MAGIC || source.i32() != crc(bytes, from + 8, BYTES - 8)) {
        return Optional.empty();
      }
      ScoreMark mark =
          new ScoreMark(
              source.i32(),
              source.i32(),
              source.i32(),
              source.i64(),
              source.i64(),
              source.i64(),
              source.i64(),
              source.i64(),
              source.i64());
      return mark.makesSense() ? Optional.of(mark) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean makesSense() {
    return payloadBytes > 0
        && payloadBytes <= PAYLOAD_BYTES_MAX
        && parts > 0
        && parts <= ScoreSettings.BLOCK_PARTS_MAX
        && firstSequence <= lastSequence;
  }

  boolean mayHold(long part) {
    return part >= lowestPart && part <= highestPart;
  }

  boolean meets(WallSpan span) {
    return fromWallMillis < span.toMillis() && untilWallMillis >= span.fromMillis();
  }

  static int crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
