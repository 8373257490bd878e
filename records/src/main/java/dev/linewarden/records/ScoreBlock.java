package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;

/// A block of scores that was read. Columns are unpacked when they are asked for. One thread.
final class ScoreBlock {
  private static final int FIXED = 6;

  private final byte[] payload;
  private final int size;
  private final List<RecipeKey> recipes = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<ScoreColumn> columns = new ArrayList<>();
  private final List<Packed> packed = new ArrayList<>();

  private record Packed(int from, int length) {}

  /// @param payload with the right checksum; anything may be in it all the same
  ScoreBlock(byte[] payload, int size) throws IOException {
    this.payload = payload;
    this.size = size;
    try {
      ByteSource source = new ByteSource(payload, 0, payload.length);
      for (int left = source.count(); left > 0; left--) {
        recipes.add(EntryCodec.key(source));
      }
      for (int left = source.count(); left > 0; left--) {
        labels.add(source.text());
      }
      for (int left = source.count(); left > 0; left--) {
        columns.add(
            new ScoreColumn(source.text(), source.text(), source.text(), (int) source.varint()));
      }
      for (int left = FIXED + columns.size(); left > 0; left--) {
        int length = source.count();
        packed.add(new Packed(source.skip(length), length));
      }
      source.finish();
    } catch (BadInput e) {
      throw new IOException("the block's values make no sense: " + e.getMessage(), e);
    }
  }

  int size() {
    return size;
  }

  List<ScoreColumn> columns() {
    return columns;
  }

  long[] parts(Inflater inflater) throws IOException {
    return sums(unpack(0, inflater));
  }

  long[] wallMillis(Inflater inflater) throws IOException {
    return sums(unpack(1, inflater));
  }

  List<RecipeKey> recipes(Inflater inflater) throws IOException {
    return picked(recipes, unpack(2, inflater));
  }

  List<String> labels(Inflater inflater) throws IOException {
    return picked(labels, unpack(3, inflater));
  }

  long[] codes(Inflater inflater) throws IOException {
    return unpack(4, inflater);
  }

  long[] latencyNanos(Inflater inflater) throws IOException {
    return unpack(5, inflater);
  }

  /// By its place among [#columns].
  long[] bits(int column, Inflater inflater) throws IOException {
    return unpack(FIXED + column, inflater);
  }

  /// Of one part, in the order of the columns, without regions and texts.
  List<Finding> findings(int row, Inflater inflater) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      long bits = bits(column, inflater)[row];
      if (bits != ScoreBatch.ABSENT) {
        ScoreColumn name = columns.get(column);
        findings.add(
            new Finding(
                name.tool(), name.finding(), Double.longBitsToDouble(bits), name.unit(), null));
      }
    }
    return findings;
  }

  /// Whether the findings of a part with this code decided on it.
  static boolean isDecidedByFindings(long code) {
    long verdict = code & (ScoreBatch.HAS_FINDINGS - 1);
    return verdict < ScoreBatch.UNJUDGED
        || ((code & ScoreBatch.HAS_FINDINGS) != 0
            && verdict == ScoreBatch.UNJUDGED + EntryCodec.CAUSES.indexOf(Cause.TOOL_FAILED));
  }

  private long[] unpack(int place, Inflater inflater) throws IOException {
    Packed column = packed.get(place);
    return PackedLongs.unpack(payload, column.from(), column.length(), size, inflater);
  }

  private static long[] sums(long[] differences) {
    for (int row = 1; row < differences.length; row++) {
      differences[row] += differences[row - 1];
    }
    return differences;
  }

  private static <T> List<T> picked(List<T> from, long[] places) throws IOException {
    List<T> picked = new ArrayList<>(places.length);
    for (long place : places) {
      if (place < 0 || place >= from.size()) {
        throw new StreamCorruptedException(
            "place %d, but there are only %d".formatted(place, from.size()));
      }
      picked.add(from.get((int) place));
    }
    return picked;
  }
}
