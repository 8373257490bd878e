package dev.linewarden.records;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// The bytes of a journal segment. All numbers are big-endian.
///
/// ```
/// segment  | "LWJRNL" | format: 2 bytes | record | record | ... | zeros to the segment's size |
///
/// record     0        4        8                    16
///          | length | CRC32C | sequence             | payload of `length` bytes |
///
/// payload    0         1      2
///          | version | kind | place in its group, varint | body |
/// ```
///
/// The checksum covers length, sequence and payload. A length of zero ends what was written: the
/// file is filled with zeros before it is used, so that writing needs no new room on the disk.
///
/// Records written and fsynced together are a group. The place in the group (0, 1, 2, ...) tells a
/// power cut from damage: when a record is unreadable and what follows belongs to the same, last
/// group, the group was never safe and is cut; when anything from a later group follows, the record
/// was safe once and has been damaged since.
///
/// | kind | body |
/// | --- | --- |
/// | 1, 2, 3, 4, 5 | a ledger entry, see [EntryCodec] |
/// | 16 | checkpoint: the books before this segment, see [BooksCodec]; first in each segment |
/// | 17 | mark: everything before it is safe; written at opening and at a clean close |
///
/// Checkpoints and marks use no sequence number: they repeat the last one.
final class RecordFormat {
  static final int MAGIC_BYTES = 8;
  static final int HEADER_BYTES = 16;
  static final int PAYLOAD_BYTES_MIN = 3;

  static final int VERSION = 1;
  static final int CHECKPOINT = 16;
  static final int MARK = 17;

  /// A mark with its header; its place in the group is always 0.
  static final int MARK_BYTES = HEADER_BYTES + PAYLOAD_BYTES_MIN;

  private static final byte[] MAGIC = "LWJRNL\0\1".getBytes(StandardCharsets.ISO_8859_1);

  private RecordFormat() {}

  static byte[] magic() {
    return MAGIC.clone();
  }

  static boolean isControl(int kind) {
    return kind == CHECKPOINT || kind == MARK;
  }

  /// Starts a record; the body follows, then [#finish] with the returned place.
  static int begin(ByteSink sink, long sequence, int kind, int placeInGroup) {
    int start = sink.size();
    sink.i32(0);
    sink.i32(0);
    sink.i64(sequence);
    sink.u8(VERSION);
    sink.u8(kind);
    sink.varint(placeInGroup);
    return start;
  }

  static void finish(ByteSink sink, int start) {
    int payload = sink.size() - start - HEADER_BYTES;
    sink.patch(start, payload);
    sink.patch(start + 4, checksum(sink.array(), start, payload));
  }

  static int checksum(byte[] bytes, int start, int payload) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, start, 4);
    crc.update(bytes, start + 8, HEADER_BYTES - 8 + payload);
    return (int) crc.getValue();
  }
}
