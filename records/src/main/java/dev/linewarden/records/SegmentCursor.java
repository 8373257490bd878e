package dev.linewarden.records;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Walks the records of a segment in order. Bytes that cannot be read are stepped over to the next
/// record that can, and noted as [Damage]; after the last readable record [#next] is false and
/// [#end] is the place behind it. Not thread-safe.
final class SegmentCursor implements Closeable {
  /// A record found behind damage must have a number near the last one: a filter that keeps most
  /// chance hits from the checksum.
  private static final long STRIDE_MAX = 1L << 40;

  private final SegmentWindow window;
  private final int payloadMax;
  private final List<Damage> damages = new ArrayList<>();

  private long end;
  private long last;
  private long offset;
  private int payload;

  /// @param from where to start, the beginning of a record
  /// @param limit nothing behind it is looked at
  /// @param last the sequence before the first one wanted
  SegmentCursor(Path file, long from, long limit, int payloadMax, long last) throws IOException {
    window = new SegmentWindow(file, from, limit);
    this.payloadMax = payloadMax;
    this.end = from;
    this.last = last;
  }

  boolean next() throws IOException {
    if (readable(end)) {
      accept(end);
      return true;
    }
    long found = search(end + 1);
    if (found < 0) {
      return false;
    }
    long damaged = end;
    long before = last;
    accept(found);
    damages.add(new Damage(damaged, found - damaged, before, groupFirst()));
    return true;
  }

  /// Where the current record begins.
  long offset() {
    return offset;
  }

  /// Behind the last record read.
  long end() {
    return end;
  }

  long sequence() {
    return last;
  }

  int kind() {
    return window.array()[at(1)] & 0xFF;
  }

  boolean isEntry() {
    return !RecordFormat.isControl(kind());
  }

  /// The first sequence of the group this record was written in. A mark or checkpoint is a group of
  /// its own, behind its sequence.
  long groupFirst() {
    return isEntry() ? last - placeInGroup() : last + 1;
  }

  /// The body of the current record, valid until the next call of [#next].
  ByteSource body() throws IOException {
    if (window.array()[at(0)] != RecordFormat.VERSION) {
      throw new IOException(
          "record of version %d, but only %d is known"
              .formatted(window.array()[at(0)], RecordFormat.VERSION));
    }
    int skip = 2 + placeBytes();
    return new ByteSource(window.array(), at(skip), payload - skip);
  }

  List<Damage> damages() {
    return damages;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private void accept(long place) {
    offset = place;
    payload = window.i32(place);
    last = window.i64(place + 8);
    end = place + RecordFormat.HEADER_BYTES + payload;
  }

  private boolean readable(long place) throws IOException {
    if (!window.holds(place, RecordFormat.HEADER_BYTES)) {
      return false;
    }
    int length = window.i32(place);
    if (length < RecordFormat.PAYLOAD_BYTES_MIN
        || length > payloadMax
        || !window.holds(place, RecordFormat.HEADER_BYTES + length)) {
      return false;
    }
    int start = window.index(place);
    if (RecordFormat.checksum(window.array(), start, length) != window.i32(place + 4)) {
      return false;
    }
    boolean control =
        RecordFormat.isControl(window.array()[start + RecordFormat.HEADER_BYTES + 1] & 0xFF);
    long sequence = window.i64(place + 8);
    return control ? sequence >= last : sequence > last;
  }

  private long search(long from) throws IOException {
    long place = from;
    while (window.holds(place, RecordFormat.HEADER_BYTES)) {
      if (window.i64(place) == 0) {
        // Eight zeros: no record begins here or at the next four bytes, its length would be zero.
        place += 5;
        continue;
      }
      if (plausible(place) && readable(place)) {
        return place;
      }
      place++;
    }
    return -1;
  }

  private boolean plausible(long place) {
    int length = window.i32(place);
    long stride = window.i64(place + 8) - last;
    return length >= RecordFormat.PAYLOAD_BYTES_MIN
        && length <= payloadMax
        && stride >= 0
        && stride < STRIDE_MAX;
  }

  private long placeInGroup() {
    long value = 0;
    for (int i = 0; i < placeBytes(); i++) {
      value |= (long) (window.array()[at(2 + i)] & 0x7F) << (7 * i);
    }
    return value;
  }

  private int placeBytes() {
    int bytes = 1;
    while (bytes < 5 && 2 + bytes < payload && window.array()[at(1 + bytes)] < 0) {
      bytes++;
    }
    return bytes;
  }

  private int at(int placeInPayload) {
    return window.index(offset) + RecordFormat.HEADER_BYTES + placeInPayload;
  }
}
