package dev.linewarden.records;

import dev.linewarden.inspection.Books;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;

/// Writes the active segment. The file is opened in mode `rwd`: a write is on disk when it returns,
/// and a write that failed can be repeated as a whole, because success is said per write and not by
/// a later sync that may have forgotten the error. Not a channel, so that an interrupt of the
/// journal's thread does not close it. Used by one thread.
final class SegmentWriter implements Closeable {
  private final Segment segment;
  private final RandomAccessFile file;
  private final long capacity;
  private long end;

  private SegmentWriter(Segment segment, RandomAccessFile file, long capacity, long end) {
    this.segment = segment;
    this.file = file;
    this.capacity = capacity;
    this.end = end;
  }

  /// Goes on in a segment at `end`. What an earlier run wrote is made safe first.
  static SegmentWriter reopen(Segment segment, long end, int segmentBytes) throws IOException {
    RandomAccessFile file = new RandomAccessFile(segment.file().toFile(), "rwd");
    try {
      fill(file, segmentBytes);
      file.getFD().sync();
      return new SegmentWriter(segment, file, file.length(), end);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /// Begins a segment in a file of zeros. May be repeated after it threw.
  static SegmentWriter begin(Segment segment, Books books, JournalSettings settings)
      throws IOException {
    SegmentWriter writer = reopen(segment, RecordFormat.MAGIC_BYTES, settings.segmentBytes());
    try {
      writer.writeCheckpoint(books, settings);
      return writer;
    } catch (IOException e) {
      writer.close();
      throw e;
    }
  }

  Segment segment() {
    return segment;
  }

  long end() {
    return end;
  }

  long remaining() {
    return capacity - end;
  }

  /// On disk when it returns; when it throws, the same bytes are written to the same place again.
  void write(ByteSink bytes) throws IOException {
    file.seek(end);
    file.write(bytes.array(), 0, bytes.size());
    end += bytes.size();
  }

  /// Says on disk that everything before is safe. Left out when there is no room.
  void mark(long lastSequence) throws IOException {
    if (remaining() < RecordFormat.MARK_BYTES) {
      return;
    }
    ByteSink mark = new ByteSink(RecordFormat.MARK_BYTES);
    RecordFormat.finish(mark, RecordFormat.begin(mark, lastSequence, RecordFormat.MARK, 0));
    write(mark);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void writeCheckpoint(Books books, JournalSettings settings) throws IOException {
    ByteSink sink = new ByteSink(4096);
    sink.raw(RecordFormat.magic(), false);
    int start = RecordFormat.begin(sink, segment.firstSequence() - 1, RecordFormat.CHECKPOINT, 0);
    BooksCodec.encode(sink, books);
    RecordFormat.finish(sink, start);
    if (sink.size() > settings.checkpointBytesMax()) {
      throw new IOException(
          "the books must fit in %d bytes, but need %d: %d recipe revisions, %d parts under way"
              .formatted(
                  settings.checkpointBytesMax(),
                  sink.size(),
                  books.counts().size(),
                  books.open().size()));
    }
    end = 0;
    write(sink);
  }

  /// A segment shorter than it should be is filled up; on a full disk it is used as it is.
  private static void fill(RandomAccessFile file, int segmentBytes) throws IOException {
    byte[] zeros = new byte[256 << 10];
    try {
      while (file.length() < segmentBytes) {
        long length = file.length();
        file.seek(length);
        file.write(zeros, 0, (int) Math.min(zeros.length, segmentBytes - length));
      }
    } catch (IOException e) {
      if (file.length() <= RecordFormat.MAGIC_BYTES) {
        throw e;
      }
      System.getLogger("dev.linewarden.records")
          .log(System.Logger.Level.WARNING, "a segment could not be filled up: {0}", e.toString());
    }
  }
}
