package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.ReasonRow;
import dev.linewarden.inspection.Statistics;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.StatisticsRow;
import dev.linewarden.inspection.WallSpan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the sums answer. One question at a time on its connection.
final class StatisticsQueries {
  /// Of a machine with so many places before the station; more is surely a mistake.
  static final int PLACES_MAX = 1_000;

  private final Connection connection;
  private final Calendar calendar;

  StatisticsQueries(Connection connection, Calendar calendar) {
    this.connection = connection;
    this.calendar = calendar;
  }

  private record Key(String name, long beginMillis) {}

  Statistics answer(StatisticsQuestion question) throws SQLException {
    return new Statistics(
        rows(question), reasons(question), IndexSchema.LATENCY_STEP_NANOS, latencies(question));
  }

  /// Parts by their number modulo `places`: which of so many filling valves or capping heads a part
  /// came from. Of each place the parts that were counted and those that did not pass.
  List<StatisticsRow> byPlace(WallSpan span, int places) throws SQLException {
    if (places < 1 || places > PLACES_MAX) {
      throw new BadInput(
          "there must be 1 to %d places, but there are %d".formatted(PLACES_MAX, places));
    }
    List<StatisticsRow> all = rows(new StatisticsQuestion(span, StatisticsQuestion.By.RECIPE));
    if (all.isEmpty()) {
      return List.of();
    }
    long first = all.stream().mapToLong(StatisticsRow::firstPart).min().orElseThrow();
    long last = all.stream().mapToLong(StatisticsRow::lastPart).max().orElseThrow();
    long[][] bad = notPassed(first, last, places);
    List<StatisticsRow> rows = new ArrayList<>();
    long from = all.stream().mapToLong(StatisticsRow::wallMillis).min().orElseThrow();
    for (int place = 0; place < places; place++) {
      long parts = Math.floorDiv(last - place, places) - Math.floorDiv(first - 1 - place, places);
      long passed = parts - bad[0][place] - bad[1][place];
      rows.add(
          new StatisticsRow(
              String.valueOf(place), from, passed, bad[0][place], bad[1][place], first, last));
    }
    return rows;
  }

  /// Rejected and unjudged parts of each place.
  private long[][] notPassed(long first, long last, int places) throws SQLException {
    long[][] bad = new long[2][places];
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT MOD(part, ?) AS residue, verdict, COUNT(*) FROM not_passed
            WHERE place = 0 AND part BETWEEN ? AND ? GROUP BY residue, verdict
            """)) {
      query.setInt(1, places);
      query.setLong(2, first);
      query.setLong(3, last);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          bad[found.getString(2).equals(IndexSchema.REJECT) ? 0 : 1][found.getInt(1)] +=
              found.getLong(3);
        }
      }
    }
    return bad;
  }

  private List<StatisticsRow> rows(StatisticsQuestion question) throws SQLException {
    Map<Key, StatisticsRow> rows =
        new TreeMap<>(Comparator.comparing(Key::name).thenComparingLong(Key::beginMillis));
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT since_1970, recipe, revision, passed, rejected, unjudged, first_part, last_part
            FROM per_minute WHERE since_1970 BETWEEN ? AND ?
            """)) {
      query.setLong(1, Math.floorDiv(question.span().fromMillis(), IndexSchema.MINUTE_MILLIS));
      query.setLong(2, Math.floorDiv(question.span().toMillis() - 1, IndexSchema.MINUTE_MILLIS));
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          long minute = found.getLong(1) * IndexSchema.MINUTE_MILLIS;
          Key key = key(question.by(), minute, found);
          StatisticsRow row =
              new StatisticsRow(
                  key.name(),
                  question.by() == StatisticsQuestion.By.RECIPE ? minute : key.beginMillis(),
                  found.getLong(4),
                  found.getLong(5),
                  found.getLong(6),
                  found.getLong(7),
                  found.getLong(8));
          rows.merge(key, row, StatisticsRow::plus);
          bounded(rows.size());
        }
      }
    }
    return rows.values().stream().sorted(order(question.by())).toList();
  }

  private static Comparator<StatisticsRow> order(StatisticsQuestion.By by) {
    return by == StatisticsQuestion.By.RECIPE
        ? Comparator.comparing(StatisticsRow::name)
        : Comparator.comparingLong(StatisticsRow::wallMillis);
  }

  private Key key(StatisticsQuestion.By by, long minute, ResultSet found) throws SQLException {
    if (by == StatisticsQuestion.By.RECIPE) {
      return new Key(found.getString(2) + " r" + found.getInt(3), 0);
    }
    Calendar.Period period =
        switch (by) {
          case MINUTE, RECIPE -> new Calendar.Period("", minute);
          case HOUR -> calendar.hour(minute);
          case DAY -> calendar.day(minute);
          case SHIFT -> calendar.shift(minute);
        };
    return new Key(period.name(), period.beginMillis());
  }

  private static void bounded(int rows) {
    if (rows > IndexQueries.ROWS_MAX) {
      throw new BadInput(
          "statistics have at most %d rows; ask for less time, or by something longer"
              .formatted(IndexQueries.ROWS_MAX));
    }
  }

  private List<ReasonRow> reasons(StatisticsQuestion question) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT verdict, tool, finding, fault, SUM(parts) AS all_parts FROM reason_per_quarter
            WHERE since_1970 BETWEEN ? AND ? GROUP BY verdict, tool, finding, fault
            ORDER BY all_parts DESC, fault LIMIT ?
            """)) {
      quarters(query, question);
      query.setInt(3, IndexQueries.ROWS_MAX);
      List<ReasonRow> reasons = new ArrayList<>();
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          reasons.add(
              new ReasonRow(
                  found.getString(1),
                  found.getString(2),
                  found.getString(3),
                  found.getString(4),
                  found.getLong(5)));
        }
      }
      return reasons;
    }
  }

  private List<Long> latencies(StatisticsQuestion question) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT step, SUM(parts) FROM latency_per_quarter WHERE since_1970 BETWEEN ? AND ?
            GROUP BY step ORDER BY step
            """)) {
      quarters(query, question);
      List<Long> latencies = new ArrayList<>();
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          while (latencies.size() < found.getInt(1)) {
            latencies.add(0L);
          }
          latencies.add(found.getLong(2));
        }
      }
      return latencies;
    }
  }

  private static void quarters(PreparedStatement query, StatisticsQuestion question)
      throws SQLException {
    query.setLong(1, Math.floorDiv(question.span().fromMillis(), IndexSchema.QUARTER_MILLIS));
    query.setLong(2, Math.floorDiv(question.span().toMillis() - 1, IndexSchema.QUARTER_MILLIS));
  }
}
