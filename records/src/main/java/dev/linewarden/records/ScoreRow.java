package dev.linewarden.records;

import dev.linewarden.inspection.Measured;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Scored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;

/// One part of a block after the other. Unpacks only what is looked at. One thread.
final class ScoreRow implements Scored {
  private final long[] parts;
  private final long[] wallMillis;
  private final List<RecipeKey> recipes;
  private final List<String> labels;
  private final long[] codes;
  private final long[] latencyNanos;

  /// For each wanted value the columns it may be in: more than one where a recipe changed its unit.
  private final long[][][] values;

  private int row = -1;

  ScoreRow(ScoreBlock block, List<Measured> wanted, Inflater inflater) throws IOException {
    parts = block.parts(inflater);
    wallMillis = block.wallMillis(inflater);
    recipes = block.recipes(inflater);
    labels = block.labels(inflater);
    codes = block.codes(inflater);
    latencyNanos = block.latencyNanos(inflater);
    values = new long[wanted.size()][][];
    for (int place = 0; place < values.length; place++) {
      values[place] = columns(block, wanted.get(place), inflater);
    }
  }

  private static long[][] columns(ScoreBlock block, Measured wanted, Inflater inflater)
      throws IOException {
    List<long[]> columns = new ArrayList<>();
    for (int i = 0; i < block.columns().size(); i++) {
      ScoreColumn column = block.columns().get(i);
      // The first of a tool's findings is the one that limits are about.
      if (column.place() == 0
          && column.tool().equals(wanted.tool())
          && column.finding().equals(wanted.finding())) {
        columns.add(block.bits(i, inflater));
      }
    }
    return columns.toArray(long[][]::new);
  }

  /// False behind the last one.
  boolean next() {
    row++;
    return row < parts.length;
  }

  @Override
  public PartId part() {
    return new PartId(parts[row]);
  }

  @Override
  public long wallMillis() {
    return wallMillis[row];
  }

  @Override
  public RecipeKey recipe() {
    return recipes.get(row);
  }

  @Override
  public Outcome outcome() {
    long verdict = codes[row] & (ScoreBatch.HAS_FINDINGS - 1);
    if (verdict == ScoreBatch.PASS) {
      return Outcome.PASS;
    }
    return verdict == ScoreBatch.REJECT ? Outcome.REJECT : Outcome.UNJUDGED;
  }

  @Override
  public String label() {
    return labels.get(row);
  }

  @Override
  public boolean isDecidedByFindings() {
    return ScoreBlock.isDecidedByFindings(codes[row]);
  }

  @Override
  public long triggerToVerdictNanos() {
    return latencyNanos[row];
  }

  @Override
  public double value(int place) {
    for (long[] column : values[place]) {
      if (column[row] != ScoreBatch.ABSENT) {
        return Double.longBitsToDouble(column[row]);
      }
    }
    return Double.NaN;
  }
}
