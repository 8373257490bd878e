package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The journal of a station as it lies in its folder at the moment of opening, only to be read:
/// nothing is locked, repaired or written, so that it can be asked beside the station that runs. A
/// group that the station is just writing is read as far as it is there. Any thread.
public final class JournalFiles implements JournalReader {
  private final JournalView view;
  private final JournalScroll scroll;

  private JournalFiles(JournalView view, JournalScroll scroll) {
    this.view = view;
    this.scroll = scroll;
  }

  /// Throws [BadInput] when there is no journal or it cannot be read.
  ///
  /// @param data the station's data folder
  public static JournalFiles open(Path data, FaultLog faults) {
    JournalSettings settings = JournalSettings.DEFAULTS;
    SegmentFolder folder = new SegmentFolder(DataFolder.journalIn(data));
    try {
      List<Segment> segments = Files.isDirectory(folder.path()) ? folder.segments() : List.of();
      if (segments.isEmpty()) {
        throw new BadInput(
            "there must be a station's journal in %s, but there is none".formatted(data));
      }
      return new JournalFiles(
          seen(segments, settings.checkpointBytesMax()), new JournalScroll(settings, faults));
    } catch (IOException e) {
      throw new BadInput("the journal in %s cannot be read: %s".formatted(data, e), e);
    }
  }

  private static JournalView seen(List<Segment> segments, int payloadMax) throws IOException {
    Segment newest = segments.getLast();
    // The last record may end in zeros.
    long limit = TornTail.writtenEnd(newest) + RecordFormat.HEADER_BYTES + payloadMax;
    long before = newest.firstSequence() - 1;
    try (SegmentCursor cursor =
        new SegmentCursor(newest.file(), RecordFormat.MAGIC_BYTES, limit, payloadMax, before)) {
      long last = before;
      while (cursor.next()) {
        last = cursor.sequence();
      }
      return new JournalView(segments, cursor.end(), last);
    }
  }

  JournalView view() {
    return view;
  }

  @Override
  public long lastSequence() {
    return view.lastSequence();
  }

  @Override
  public long firstSequence() {
    return view.segments().getFirst().firstSequence();
  }

  /// At most [JournalScroll#ANSWER_MAX] at once. Throws [UncheckedIOException] when the disk does
  /// not answer.
  @Override
  public List<Recorded> readAfter(long sequence, int max) {
    try {
      return scroll.readAfter(view, sequence, max);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be read after entry " + sequence, e);
    }
  }
}
