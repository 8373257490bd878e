package dev.linewarden.records;

import java.util.Arrays;
import java.util.zip.Deflater;

/// A batch as a block of bytes: a [ScoreMark], then its payload.
///
/// ```
/// payload   | recipes: count v, id text, revision v ... | labels: count v, text ...
///           | columns: count v, tool, finding, unit text, place v ...
///           | packed: part, wall time (both as differences), recipe, label, verdict, nanos
///           | packed: each column
/// packed    | bytes v | see [PackedLongs] |
/// ```
///
/// Which recipes, labels and findings there are is said in each block anew, so that it can be read
/// without any other, and a changed recipe needs no end of a block.
final class ScoreCodec {
  private ScoreCodec() {}

  static byte[] encode(ScoreBatch batch) {
    ByteSink payload = new ByteSink(batch.size() * 64 + 1024);
    payload.varint(batch.recipes.size());
    batch.recipes.keySet().forEach(recipe -> EntryCodec.key(payload, recipe));
    payload.varint(batch.labels.size());
    batch.labels.keySet().forEach(payload::text);
    payload.varint(batch.columns.size());
    batch
        .columns
        .keySet()
        .forEach(column -> {
          payload.text(column.tool());
          payload.text(column.finding());
          payload.text(column.unit());
          payload.varint(column.place());
        });
    // Speed is what matters: the noise that most of a value is does not shrink at any level.
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      pack(batch, deflater, payload);
    } finally {
      deflater.end();
    }
    ByteSink block = new ByteSink(ScoreMark.BYTES + payload.size());
    mark(batch, payload).encode(block);
    block.raw(payload.array(), payload.size());
    return Arrays.copyOf(block.array(), block.size());
  }

  private static void pack(ScoreBatch batch, Deflater deflater, ByteSink payload) {
    int size = batch.size();
    PackedLongs.pack(differences(batch.parts, size), size, deflater, payload);
    PackedLongs.pack(differences(batch.wallMillis, size), size, deflater, payload);
    PackedLongs.pack(batch.recipePlaces, size, deflater, payload);
    PackedLongs.pack(batch.labelPlaces, size, deflater, payload);
    PackedLongs.pack(batch.codes, size, deflater, payload);
    PackedLongs.pack(batch.latencyNanos, size, deflater, payload);
    for (ScoreBatch.Column column : batch.columns.values()) {
      PackedLongs.pack(column.bits, size, deflater, payload);
    }
  }

  private static ScoreMark mark(ScoreBatch batch, ByteSink payload) {
    long lowestPart = Long.MAX_VALUE;
    long highestPart = Long.MIN_VALUE;
    long from = Long.MAX_VALUE;
    long until = Long.MIN_VALUE;
    for (int row = 0; row < batch.size(); row++) {
      lowestPart = Math.min(lowestPart, batch.parts[row]);
      highestPart = Math.max(highestPart, batch.parts[row]);
      from = Math.min(from, batch.wallMillis[row]);
      until = Math.max(until, batch.wallMillis[row]);
    }
    return new ScoreMark(
        payload.size(),
        ScoreMark.crc(payload.array(), 0, payload.size()),
        batch.size(),
        batch.firstSequence(),
        batch.lastSequence(),
        lowestPart,
        highestPart,
        from,
        until);
  }

  private static long[] differences(long[] values, int size) {
    long[] differences = new long[size];
    long before = 0;
    for (int row = 0; row < size; row++) {
      differences[row] = values[row] - before;
      before = values[row];
    }
    return differences;
  }
}
