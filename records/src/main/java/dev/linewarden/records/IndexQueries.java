package dev.linewarden.records;

import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.PartRow;
import dev.linewarden.inspection.RecipeKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What can be asked of the index. One question at a time on its connection.
final class IndexQueries {
  /// Rows in one answer, so that memory stays bounded whatever is asked for.
  static final int ROWS_MAX = 10_000;

  private static final String COLUMNS =
      """
      SELECT part.part, wall_millis, recipe, revision, part.verdict, label, detail, ending,
        lane, slip_mm, latency_nanos, frame_number, origin
      """;

  private final Connection connection;

  IndexQueries(Connection connection) {
    this.connection = connection;
  }

  /// Newest first; the question's score is not looked at.
  List<PartRow> search(PartQuestion question) throws SQLException {
    PartFilter filter = new PartFilter(connection, question);
    try (PreparedStatement query = filter.prepare(connection, COLUMNS)) {
      return parts(query);
    }
  }

  List<PartRow> part(PartId part) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(COLUMNS + " FROM part WHERE part = ?")) {
      query.setLong(1, part.value());
      return parts(query);
    }
  }

  Map<RecipeKey, Counts> counts() throws SQLException {
    Map<RecipeKey, Counts> counts = new HashMap<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT recipe, revision, verdict, label, parts FROM tally");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        RecipeKey recipe = new RecipeKey(text(rows, 1), rows.getInt(2));
        Counts old = counts.getOrDefault(recipe, Counts.ZERO);
        counts.put(recipe, plus(old, text(rows, 3), text(rows, 4), rows.getLong(5)));
      }
    }
    return counts;
  }

  private static Counts plus(Counts old, String verdict, String label, long parts) {
    Map<String, Long> labels = new TreeMap<>(old.labels());
    if (!verdict.equals("pass")) {
      labels.merge(label, parts, Long::sum);
    }
    return new Counts(
        old.passed() + (verdict.equals("pass") ? parts : 0),
        old.rejected() + (verdict.equals("reject") ? parts : 0),
        old.unjudged() + (verdict.equals("unjudged") ? parts : 0),
        labels);
  }

  private static List<PartRow> parts(PreparedStatement query) throws SQLException {
    List<PartRow> parts = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        boolean judged = rows.getString(5) != null;
        parts.add(
            new PartRow(
                new PartId(rows.getLong(1)),
                rows.getLong(2),
                new RecipeKey(text(rows, 3), rows.getInt(4)),
                text(rows, 5),
                text(rows, 6),
                text(rows, 7),
                text(rows, 8),
                rows.getInt(9),
                slipMm(rows, 10),
                judged ? rows.getLong(11) : -1,
                judged ? rows.getLong(12) : -1,
                text(rows, 13)));
      }
    }
    return parts;
  }

  private static double slipMm(ResultSet rows, int column) throws SQLException {
    double slipMm = rows.getDouble(column);
    return rows.wasNull() ? Double.NaN : slipMm;
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    return Objects.requireNonNullElse(rows.getString(column), "");
  }
}
