package dev.linewarden.records;

import dev.linewarden.inspection.LedgerEntry;

/// Entries that are written and made safe together. Kept until the disk has them. Used by the
/// journal's thread only.
final class Group {
  /// Longest wait of an entry until its group is written.
  static final long WAIT_NANOS = 50_000_000L;

  /// A group of this size is written without waiting.
  static final int BYTES_MAX = 1 << 20;

  private final ByteSink bytes = new ByteSink(BYTES_MAX);
  private int entries;
  private long reservedBytes;
  private long oldestNanos;

  void add(LedgerEntry entry, int bytesReserved, long sequence, long nowNanos) {
    if (entries == 0) {
      oldestNanos = nowNanos;
    }
    int start = RecordFormat.begin(bytes, sequence, EntryCodec.kind(entry), entries);
    EntryCodec.encode(bytes, entry);
    RecordFormat.finish(bytes, start);
    entries++;
    reservedBytes += bytesReserved;
  }

  boolean isEmpty() {
    return entries == 0;
  }

  boolean isFull() {
    return bytes.size() >= BYTES_MAX;
  }

  /// When it has to be written; nothing is due while it is empty. Its first entry may have waited a
  /// look before it came here.
  long dueNanos() {
    return entries == 0 ? Long.MAX_VALUE : oldestNanos + WAIT_NANOS - LedgerJournal.LOOK_NANOS;
  }

  int entries() {
    return entries;
  }

  ByteSink bytes() {
    return bytes;
  }

  /// What the entries were reserved when they were taken: at least their size.
  long reservedBytes() {
    return reservedBytes;
  }

  void clear() {
    bytes.clear();
    entries = 0;
    reservedBytes = 0;
  }
}
