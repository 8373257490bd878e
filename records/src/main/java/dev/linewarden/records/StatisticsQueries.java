package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.LaneRow;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the sums answer. Whole quarters of an hour and whole days are read as one sum, and only
/// what is left at both ends of a span by the smaller ones, so that a month is some hundred rows.
/// One question at a time on its connection.
final class StatisticsQueries {
  private static final long MINUTES_A_QUARTER =
      IndexSchema.QUARTER_MILLIS / IndexSchema.MINUTE_MILLIS;
  private static final long QUARTERS_A_DAY = IndexSchema.DAY_MILLIS / IndexSchema.QUARTER_MILLIS;

  private final Connection connection;
  private final Calendar calendar;

  StatisticsQueries(Connection connection, Calendar calendar) {
    this.connection = connection;
    this.calendar = calendar;
  }

  private record Key(String name, long beginMillis) {}

  private record Why(String verdict, String tool, String finding, String fault) {}

  @FunctionalInterface
  private interface Row {
    void read(ResultSet found) throws SQLException;
  }

  Statistics answer(StatisticsQuestion question) throws SQLException {
    return new Statistics(
        rows(question), reasons(question), IndexSchema.LATENCY_STEP_NANOS, latencies(question));
  }

  List<StatisticsRow> byPlace(WallSpan span, int places) throws SQLException {
    return new PlaceQueries(connection, this).byPlace(span, places);
  }

  /// What each ejector took, of the whole quarters of an hour around the span.
  List<LaneRow> byLane(WallSpan span) throws SQLException {
    List<LaneRow> lanes = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT lane, SUM(removed), SUM(not_removed) FROM lane_per_quarter
            WHERE since_1970 BETWEEN ? AND ? GROUP BY lane ORDER BY lane
            """)) {
      SumSpan quarters = SumSpan.around(span, IndexSchema.QUARTER_MILLIS);
      query.setLong(1, quarters.first());
      query.setLong(2, quarters.last());
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          lanes.add(new LaneRow(found.getInt(1), found.getLong(2), found.getLong(3)));
        }
      }
    }
    return lanes;
  }

  List<StatisticsRow> rows(StatisticsQuestion question) throws SQLException {
    Map<Key, StatisticsRow> rows =
        new TreeMap<>(Comparator.comparing(Key::name).thenComparingLong(Key::beginMillis));
    SumSpan minutes = SumSpan.around(question.span(), IndexSchema.MINUTE_MILLIS);
    if (question.by() == StatisticsQuestion.By.MINUTE) {
      count(minutes, "per_minute", "since_1970", question, rows);
    } else {
      SumSpan.Cut cut = minutes.cut(MINUTES_A_QUARTER);
      count(cut.before(), "per_minute", "since_1970", question, rows);
      count(cut.whole(), "per_quarter", "first_minute", question, rows);
      count(cut.after(), "per_minute", "since_1970", question, rows);
    }
    return rows.values().stream().sorted(order(question.by())).toList();
  }

  /// @param minute the column with the minute in which a row's parts begin
  private void count(
      SumSpan span,
      String table,
      String minute,
      StatisticsQuestion question,
      Map<Key, StatisticsRow> rows)
      throws SQLException {
    String columns =
        "recipe, revision, batch, passed, rejected, unjudged, first_part, last_part, " + minute;
    each(
        span,
        columns,
        table,
        question,
        found -> {
          long minuteMillis = found.getLong(9) * IndexSchema.MINUTE_MILLIS;
          Key key = key(question.by(), minuteMillis, found);
          StatisticsRow row =
              new StatisticsRow(
                  key.name(),
                  question.by().isTime() ? key.beginMillis() : minuteMillis,
                  found.getLong(4),
                  found.getLong(5),
                  found.getLong(6),
                  found.getLong(7),
                  found.getLong(8));
          rows.merge(key, row, StatisticsRow::plus);
          bounded(rows.size());
        });
  }

  private static Comparator<StatisticsRow> order(StatisticsQuestion.By by) {
    return by == StatisticsQuestion.By.RECIPE
        ? Comparator.comparing(StatisticsRow::name)
        : Comparator.comparingLong(StatisticsRow::wallMillis);
  }

  private Key key(StatisticsQuestion.By by, long minuteMillis, ResultSet found)
      throws SQLException {
    return switch (by) {
      case RECIPE -> new Key(found.getString(1) + " r" + found.getInt(2), 0);
      case BATCH -> new Key(found.getString(3), 0);
      case MINUTE -> new Key("", minuteMillis);
      case HOUR -> key(calendar.hour(minuteMillis));
      case DAY -> key(calendar.day(minuteMillis));
      case SHIFT -> key(calendar.shift(minuteMillis));
    };
  }

  private static Key key(Calendar.Period period) {
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
    Map<Why, Long> sums = new HashMap<>();
    Row row =
        found -> {
          Why why =
              new Why(
                  found.getString(1), found.getString(2), found.getString(3), found.getString(4));
          sums.merge(why, found.getLong(5), Long::sum);
        };
    quartersAndDays("verdict, tool, finding, fault, parts", "reason", question, row);
    return sums.entrySet().stream()
        .map(sum -> {
          Why why = sum.getKey();
          return new ReasonRow(
              why.verdict(), why.tool(), why.finding(), why.fault(), sum.getValue());
        })
        .sorted(
            Comparator.comparingLong(ReasonRow::parts)
                .reversed()
                .thenComparing(ReasonRow::fault)
                .thenComparing(ReasonRow::tool)
                .thenComparing(ReasonRow::finding))
        .limit(IndexQueries.ROWS_MAX)
        .toList();
  }

  private List<Long> latencies(StatisticsQuestion question) throws SQLException {
    long[] sums = new long[IndexSchema.LATENCY_STEPS];
    quartersAndDays(
        "step, parts", "latency", question, found -> sums[found.getInt(1)] += found.getLong(2));
    int end = sums.length;
    while (end > 0 && sums[end - 1] == 0) {
      end--;
    }
    List<Long> latencies = new ArrayList<>(end);
    for (int step = 0; step < end; step++) {
      latencies.add(sums[step]);
    }
    return latencies;
  }

  private void quartersAndDays(String columns, String table, StatisticsQuestion question, Row row)
      throws SQLException {
    SumSpan.Cut cut =
        SumSpan.around(question.span(), IndexSchema.QUARTER_MILLIS).cut(QUARTERS_A_DAY);
    each(cut.before(), columns, table + "_per_quarter", question, row);
    each(cut.whole(), columns, table + "_per_day", question, row);
    each(cut.after(), columns, table + "_per_quarter", question, row);
  }

  private void each(
      SumSpan span, String columns, String table, StatisticsQuestion question, Row row)
      throws SQLException {
    if (span.isEmpty()) {
      return;
    }
    String only = question.batch().isPresent() ? " AND batch = ?" : "";
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT %s FROM %s WHERE since_1970 BETWEEN ? AND ?%s"
                .formatted(columns, table, only))) {
      query.setLong(1, span.first());
      query.setLong(2, span.last());
      if (question.batch().isPresent()) {
        query.setString(3, question.batch().get());
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          row.read(found);
        }
      }
    }
  }
}
