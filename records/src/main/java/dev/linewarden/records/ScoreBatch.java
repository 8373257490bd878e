package dev.linewarden.records;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Parts on their way into a block of scores. One thread.
final class ScoreBatch {
  /// Different columns in a block, 32 MiB while it is filled. A block that would have more is ended
  /// before; of a single part with more findings the first so many are kept.
  static final int COLUMNS_MAX = 1024;

  /// Added to a verdict's code when the part has findings.
  static final int HAS_FINDINGS = 64;

  static final int PASS = 0;
  static final int REJECT = 1;
  static final int UNJUDGED = 2;

  /// Of a part that has no such finding. Read as a value it is NaN, and no NaN that is stored looks
  /// like it.
  static final long ABSENT = 0x7FF8_0000_0000_0001L;

  final long[] parts;
  final long[] wallMillis;
  final long[] recipePlaces;
  final long[] labelPlaces;
  final long[] codes;
  final long[] latencyNanos;
  final Map<RecipeKey, Integer> recipes = new LinkedHashMap<>();
  final Map<String, Integer> labels = new LinkedHashMap<>();
  final Map<ScoreColumn, Column> columns = new LinkedHashMap<>();
  private int size;
  private long firstSequence;
  private long lastSequence;

  static final class Column {
    final long[] bits;
    private int lastRow = -1;

    Column(int partsMax) {
      bits = new long[partsMax];
      Arrays.fill(bits, ABSENT);
    }
  }

  ScoreBatch(int partsMax) {
    parts = new long[partsMax];
    wallMillis = new long[partsMax];
    recipePlaces = new long[partsMax];
    labelPlaces = new long[partsMax];
    codes = new long[partsMax];
    latencyNanos = new long[partsMax];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == parts.length;
  }

  /// Whether one more part with so many findings surely fits.
  boolean hasRoomFor(LedgerEntry.Judged judged) {
    return !isFull() && (size == 0 || columns.size() + judged.findings().size() <= COLUMNS_MAX);
  }

  long firstSequence() {
    return firstSequence;
  }

  long lastSequence() {
    return lastSequence;
  }

  /// Says how many findings were left out.
  int add(long sequence, LedgerEntry.Judged judged) {
    firstSequence = size == 0 ? sequence : firstSequence;
    lastSequence = sequence;
    parts[size] = judged.part().value();
    wallMillis[size] = judged.wallMillis();
    recipePlaces[size] = placeOf(judged.recipe(), recipes);
    labelPlaces[size] = placeOf(judged.verdict().label(), labels);
    codes[size] = (long) code(judged.verdict()) + (judged.findings().isEmpty() ? 0 : HAS_FINDINGS);
    latencyNanos[size] = judged.triggerToVerdictNanos();
    int leftOut = 0;
    for (Finding finding : judged.findings()) {
      leftOut += enter(finding) ? 0 : 1;
    }
    size++;
    return leftOut;
  }

  private boolean enter(Finding finding) {
    for (int place = 0; ; place++) {
      ScoreColumn key = new ScoreColumn(finding.tool(), finding.name(), finding.unit(), place);
      Column column = columns.get(key);
      if (column == null) {
        if (columns.size() == COLUMNS_MAX) {
          return false;
        }
        column = new Column(parts.length);
        columns.put(key, column);
      }
      if (column.lastRow < size) {
        column.lastRow = size;
        column.bits[size] = Double.doubleToLongBits(finding.value());
        return true;
      }
    }
  }

  private static <T> int placeOf(T key, Map<T, Integer> places) {
    Integer known = places.putIfAbsent(key, places.size());
    return known == null ? places.size() - 1 : known;
  }

  private static int code(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> PASS;
      case Verdict.Reject _ -> REJECT;
      case Verdict.Unjudged unjudged -> UNJUDGED + EntryCodec.CAUSES.indexOf(unjudged.cause());
    };
  }
}
