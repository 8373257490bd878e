package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.StatisticsRow;
import dev.linewarden.inspection.WallSpan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Parts by their number modulo so many places: which filling valve or capping head they came from.
/// Only those that did not pass are looked at one by one; how many there were in all follows from
/// the numbers. One question at a time on its connection.
final class PlaceQueries {
  /// Of a machine with so many places before the station; more is surely a mistake.
  static final int PLACES_MAX = 1_000;

  private final Connection connection;
  private final StatisticsQueries sums;

  /// @param sums on the same connection
  PlaceQueries(Connection connection, StatisticsQueries sums) {
    this.connection = connection;
    this.sums = sums;
  }

  /// The parts of a span, as far as the sums know them.
  private record Range(long first, long last, long judged, long fromMillis) {
    /// Numbers in a row, and nothing else: the clock ran straight on meanwhile.
    boolean isWhole() {
      return last - first + 1 == judged;
    }

    /// Places take turns, so that of numbers with others between each has its share.
    long partsOf(int place, int places) {
      return isWhole()
          ? Math.floorDiv(last - place, places) - Math.floorDiv(first - 1 - place, places)
          : Math.ceilDiv(judged - place, places);
    }
  }

  /// Of each place the parts that were counted and those that did not pass. Throws [BadInput] for
  /// more places than there can be.
  List<StatisticsRow> byPlace(WallSpan span, int places) throws SQLException {
    if (places < 1 || places > PLACES_MAX) {
      throw new BadInput(
          "there must be 1 to %d places, but there are %d".formatted(PLACES_MAX, places));
    }
    List<StatisticsRow> all = sums.rows(new StatisticsQuestion(span, StatisticsQuestion.By.RECIPE));
    if (all.isEmpty()) {
      return List.of();
    }
    Range range =
        new Range(
            all.stream().mapToLong(StatisticsRow::firstPart).min().orElseThrow(),
            all.stream().mapToLong(StatisticsRow::lastPart).max().orElseThrow(),
            all.stream().mapToLong(row -> row.passed() + row.rejected() + row.unjudged()).sum(),
            all.stream().mapToLong(StatisticsRow::wallMillis).min().orElseThrow());
    long[][] bad = range.isWhole() ? notPassed(range, places) : notPassed(range, span, places);
    List<StatisticsRow> rows = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      long passed = range.partsOf(place, places) - bad[0][place] - bad[1][place];
      rows.add(
          new StatisticsRow(
              String.valueOf(place),
              range.fromMillis(),
              Math.max(0, passed),
              bad[0][place],
              bad[1][place],
              range.first(),
              range.last()));
    }
    return rows;
  }

  /// Rejected and unjudged parts of each place.
  private long[][] notPassed(Range range, int places) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT MOD(part, ?) AS residue, verdict, COUNT(*) FROM not_passed
            WHERE place = 0 AND part BETWEEN ? AND ? GROUP BY residue, verdict
            """)) {
      query.setInt(1, places);
      query.setLong(2, range.first());
      query.setLong(3, range.last());
      return counted(query, places);
    }
  }

  /// The clock jumped, or numbers were skipped: other parts stand between those of the span, and
  /// only a part itself knows when it was judged. The minutes around the span count, as in the
  /// sums.
  private long[][] notPassed(Range range, WallSpan span, int places) throws SQLException {
    SumSpan minutes = SumSpan.around(span, IndexSchema.MINUTE_MILLIS);
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT MOD(why.part, ?) AS residue, why.verdict, COUNT(*)
            FROM not_passed AS why JOIN part ON part.part = why.part
            WHERE why.place = 0 AND why.part BETWEEN ? AND ?
              AND part.wall_millis >= ? AND part.wall_millis < ? GROUP BY residue, why.verdict
            """)) {
      query.setInt(1, places);
      query.setLong(2, range.first());
      query.setLong(3, range.last());
      query.setLong(4, minutes.first() * IndexSchema.MINUTE_MILLIS);
      query.setLong(5, (minutes.last() + 1) * IndexSchema.MINUTE_MILLIS);
      return counted(query, places);
    }
  }

  private static long[][] counted(PreparedStatement query, int places) throws SQLException {
    long[][] bad = new long[2][places];
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        bad[found.getString(2).equals(IndexSchema.REJECT) ? 0 : 1][found.getInt(1)] +=
            found.getLong(3);
      }
    }
    return bad;
  }
}
