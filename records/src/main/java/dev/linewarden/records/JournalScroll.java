package dev.linewarden.records;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recorded;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads entries for followers. A follower that asks for what comes after its last answer goes on
/// where that answer ended, without searching. Any thread.
final class JournalScroll {
  /// Places remembered, one for each follower; a follower whose place was forgotten is found again
  /// by reading its segment from the start.
  private static final int PLACES_MAX = 32;

  /// Entries in one answer, so that memory stays bounded whatever is asked for.
  static final int ANSWER_MAX = 10_000;

  private final int payloadMax;
  private final FaultLog faults;
  private final Map<Long, Place> places = new LinkedHashMap<>();

  JournalScroll(JournalSettings settings, FaultLog faults) {
    this.payloadMax = settings.checkpointBytesMax();
    this.faults = faults;
  }

  private record Place(Segment segment, long offset) {}

  List<Recorded> readAfter(JournalView view, long sequence, int max) throws IOException {
    List<Recorded> answer = new ArrayList<>();
    if (sequence >= view.lastSequence()) {
      return answer;
    }
    int wanted = Math.min(max, ANSWER_MAX);
    Optional<Place> known = recall(sequence);
    int index = known.map(place -> view.segments().indexOf(place.segment())).orElse(-1);
    long from = RecordFormat.MAGIC_BYTES;
    if (index >= 0) {
      from = known.orElseThrow().offset();
    } else {
      index = view.indexOf(sequence + 1);
    }
    while (index < view.segments().size() && answer.size() < wanted) {
      Segment segment = view.segments().get(index);
      long last = answer.isEmpty() ? sequence : answer.getLast().sequence();
      long end = read(segment, from, view.limitOf(index), last, wanted, answer);
      if (!answer.isEmpty()) {
        remember(answer.getLast().sequence(), new Place(segment, end));
      }
      index++;
      from = RecordFormat.MAGIC_BYTES;
    }
    return answer;
  }

  /// Returns where reading ended.
  private long read(
      Segment segment, long from, long limit, long after, int wanted, List<Recorded> answer)
      throws IOException {
    try (SegmentCursor cursor =
        new SegmentCursor(segment.file(), from, limit, payloadMax, startOf(segment, from, after))) {
      while (answer.size() < wanted && cursor.next()) {
        if (cursor.isEntry() && cursor.sequence() > after) {
          decode(segment, cursor, answer);
        }
      }
      for (Damage damage : cursor.damages()) {
        unreadable(segment, damage.offset(), damage.bytes() + " bytes");
      }
      return cursor.end();
    } catch (FileNotFoundException e) {
      // Said of a file that cannot be opened for whatever reason.
      if (!Files.notExists(segment.file())) {
        throw e;
      }
      // Removed by retention since the view was taken: the gap in the numbers says so.
      return from;
    }
  }

  private static long startOf(Segment segment, long from, long after) {
    return from == RecordFormat.MAGIC_BYTES ? segment.firstSequence() - 1 : after;
  }

  private void decode(Segment segment, SegmentCursor cursor, List<Recorded> answer) {
    try {
      answer.add(new Recorded(cursor.sequence(), EntryCodec.decode(cursor.kind(), cursor.body())));
    } catch (IOException e) {
      unreadable(segment, cursor.offset(), String.valueOf(e.getMessage()));
    }
  }

  private void unreadable(Segment segment, long offset, String what) {
    faults.count(
        "journal", "unreadable place", "%s at %d: %s".formatted(segment.name(), offset, what));
  }

  private synchronized Optional<Place> recall(long sequence) {
    return Optional.ofNullable(places.get(sequence));
  }

  private synchronized void remember(long sequence, Place place) {
    places.remove(sequence);
    places.put(sequence, place);
    if (places.size() > PLACES_MAX) {
      places.remove(places.keySet().iterator().next());
    }
  }
}
