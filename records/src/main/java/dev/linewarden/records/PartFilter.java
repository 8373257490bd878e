package dev.linewarden.records;

import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.WallSpan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A [PartQuestion] as SQL. Parts that did not pass are found by the small table of these, all
/// others in the order of their numbers, so that a page reads about as many rows as it has.
final class PartFilter {
  private final StringBuilder conditions = new StringBuilder("TRUE");
  private final List<Object> values = new ArrayList<>();
  private final String from;
  private final String order;
  private final int count;

  PartFilter(Connection connection, PartQuestion question) throws SQLException {
    this.count = question.count();
    boolean byReason =
        question.fault().isPresent()
            || question.verdict().filter(one -> !one.equals(IndexSchema.PASS)).isPresent();
    String key = byReason ? "why.part" : "part.part";
    from = byReason ? "not_passed AS why JOIN part ON part.part = why.part" : "part";
    if (byReason) {
      question.verdict().ifPresent(verdict -> and("why.verdict = ?", verdict));
      question.fault().ifPresent(fault -> and("why.fault = ?", fault));
      if (question.fault().isEmpty()) {
        and("why.place = ?", 0);
      }
    } else {
      question.verdict().ifPresent(verdict -> and("part.verdict = ?", verdict));
    }
    question.recipe().ifPresent(recipe -> and("part.recipe = ?", recipe));
    question.before().ifPresent(before -> and(key + " < ?", before.value()));
    within(connection, question, key);
    order = " ORDER BY " + along(byReason, question) + key + " DESC LIMIT ?";
  }

  /// What is the same in all rows comes first, so that the database sees that its index has them in
  /// this order already and stops at the last row of the page; else it would sort all there are.
  private static String along(boolean byReason, PartQuestion question) {
    if (!byReason) {
      return "";
    }
    return question.fault().isPresent() ? "why.fault, " : "why.verdict, why.place, ";
  }

  /// `SELECT` and its columns come before it.
  PreparedStatement prepare(Connection connection, String columns) throws SQLException {
    PreparedStatement query =
        connection.prepareStatement(columns + " FROM " + from + " WHERE " + conditions + order);
    for (int i = 0; i < values.size(); i++) {
      query.setObject(i + 1, values.get(i));
    }
    query.setInt(values.size() + 1, count);
    return query;
  }

  private void and(String condition, Object value) {
    conditions.append(" AND ").append(condition);
    values.add(value);
  }

  /// No index knows the time of a part, but the minutes know the numbers of theirs.
  private void within(Connection connection, PartQuestion question, String key)
      throws SQLException {
    if (question.span().equals(WallSpan.ALWAYS)) {
      return;
    }
    and("part.wall_millis >= ?", question.span().fromMillis());
    and("part.wall_millis < ?", question.span().toMillis());
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT MIN(first_part), MAX(last_part) FROM per_minute
            WHERE since_1970 BETWEEN ? AND ?
            """)) {
      query.setLong(1, Math.floorDiv(question.span().fromMillis(), IndexSchema.MINUTE_MILLIS));
      query.setLong(2, Math.floorDiv(question.span().toMillis(), IndexSchema.MINUTE_MILLIS));
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        and(key + " >= ?", rows.getLong(1));
        and(key + " <= ?", rows.getLong(2));
      }
    }
  }
}
