package dev.linewarden.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One table of sums: a row for each key, and what a batch of entries adds is summed up first and
/// written once.
final class SumTable implements AutoCloseable {
  /// Rows kept, well over a year of minutes of one recipe. Above it the rows whose last part is the
  /// oldest go.
  static final long ROWS_MAX = 600_000;

  private final Connection connection;
  private final Shape shape;
  private final PreparedStatement merge;
  private final Map<List<Object>, long[]> seen = new HashMap<>();

  /// How two values of a column become one.
  enum Fold {
    SUM("%1$s.%2$s + n.%2$s"),
    LEAST("LEAST(%1$s.%2$s, n.%2$s)"),
    GREATEST("GREATEST(%1$s.%2$s, n.%2$s)");

    private final String sql;

    Fold(String sql) {
      this.sql = sql;
    }

    long apply(long one, long other) {
      return switch (this) {
        case SUM -> one + other;
        case LEAST -> Math.min(one, other);
        case GREATEST -> Math.max(one, other);
      };
    }
  }

  /// @param type in SQL
  record Key(String name, String type) {}

  record Value(String name, Fold fold) {}

  /// A table's columns.
  ///
  /// @param trimmed whether the oldest rows go; then one of the values is `last_part`
  record Shape(String table, List<Key> keys, List<Value> values, boolean trimmed) {
    String create() {
      return "CREATE TABLE IF NOT EXISTS %s(%s, %s, PRIMARY KEY(%s))"
          .formatted(
              table,
              joined(keys.stream().map(key -> key.name() + " " + key.type())),
              joined(values.stream().map(value -> value.name() + " BIGINT NOT NULL")),
              joined(keys.stream().map(Key::name)));
    }

    private String merge() {
      Stream<String> marks =
          Stream.concat(
              keys.stream().map(key -> "CAST(? AS %s)".formatted(key.type())),
              values.stream().map(_ -> "CAST(? AS BIGINT)"));
      return """
      MERGE INTO %1$s USING (VALUES(%2$s)) AS n(%3$s) ON %4$s
      WHEN MATCHED THEN UPDATE SET %5$s
      WHEN NOT MATCHED THEN INSERT(%3$s) VALUES(%6$s)
      """
          .formatted(
              table,
              joined(marks),
              joined(columns()),
              keys.stream()
                  .map(key -> "%1$s.%2$s = n.%2$s".formatted(table, key.name()))
                  .collect(Collectors.joining(" AND ")),
              joined(
                  values.stream()
                      .map(value ->
                          value.name() + " = " + value.fold().sql.formatted(table, value.name()))),
              joined(columns().map(column -> "n." + column)));
    }

    private Stream<String> columns() {
      return Stream.concat(keys.stream().map(Key::name), values.stream().map(Value::name));
    }

    private static String joined(Stream<String> words) {
      return words.collect(Collectors.joining(", "));
    }
  }

  SumTable(Connection connection, Shape shape) throws SQLException {
    this.connection = connection;
    this.shape = shape;
    this.merge = connection.prepareStatement(shape.merge());
  }

  /// @param key in the order of the shape's keys
  /// @param values in the order of its values
  void add(List<Object> key, long... values) {
    seen.merge(
        key,
        values,
        (old, more) -> {
          long[] both = new long[old.length];
          for (int i = 0; i < both.length; i++) {
            both[i] = shape.values().get(i).fold().apply(old[i], more[i]);
          }
          return both;
        });
  }

  /// Forgets what was not written.
  void clear() {
    seen.clear();
  }

  /// Writes what was added since the last time.
  void write() throws SQLException {
    for (Map.Entry<List<Object>, long[]> each : seen.entrySet()) {
      int column = 1;
      for (Object part : each.getKey()) {
        merge.setObject(column++, part);
      }
      for (long value : each.getValue()) {
        merge.setLong(column++, value);
      }
      merge.executeUpdate();
    }
    clear();
  }

  /// The oldest above the bound go, a hundredth of the table at a time.
  void trim() throws SQLException {
    if (shape.trimmed()) {
      trim(connection, shape.table(), "last_part", ROWS_MAX);
    }
  }

  /// @param byPart the column that says which rows are the oldest
  static void trim(Connection connection, String table, String byPart, long rowsMax)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long rows;
      try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
        count.next();
        rows = count.getLong(1);
      }
      if (rows > rowsMax) {
        statement.executeUpdate(
            """
            DELETE FROM %1$s WHERE %2$s <
              (SELECT %2$s FROM %1$s ORDER BY %2$s OFFSET %3$d ROWS FETCH FIRST ROW ONLY)
            """
                .formatted(table, byPart, rowsMax / 100));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    merge.close();
  }
}
