package dev.linewarden.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// The tables of the index. What is asked of a month stands in sums by minute, by quarter of an
/// hour and by day; each sum knows its last part, since the oldest go by number and not by a clock
/// that may have jumped.
final class IndexSchema {
  static final int FORMAT = 4;

  static final long MINUTE_MILLIS = 60_000;

  /// Shifts begin at one, so that a sum belongs to one shift.
  static final long QUARTER_MILLIS = 15 * MINUTE_MILLIS;

  /// Of UTC: only for adding up, nobody sees where one begins.
  static final long DAY_MILLIS = 96 * QUARTER_MILLIS;

  static final long LATENCY_STEP_NANOS = 250_000;

  /// In steps; the last one is that and longer.
  static final int LATENCY_STEPS = 256;

  static final String PASS = "pass";
  static final String REJECT = "reject";
  static final String UNJUDGED = "unjudged";

  private static final String VARCHAR = "VARCHAR";

  private static final SumTable.Value LAST_PART =
      new SumTable.Value("last_part", SumTable.Fold.GREATEST);

  private static final List<SumTable.Value> PARTS =
      List.of(new SumTable.Value("parts", SumTable.Fold.SUM), LAST_PART);

  private static final List<SumTable.Value> COUNTS =
      List.of(
          new SumTable.Value("passed", SumTable.Fold.SUM),
          new SumTable.Value("rejected", SumTable.Fold.SUM),
          new SumTable.Value("unjudged", SumTable.Fold.SUM),
          new SumTable.Value("first_part", SumTable.Fold.LEAST),
          LAST_PART);

  private static final List<SumTable.Key> REASON =
      List.of(
          new SumTable.Key("verdict", VARCHAR),
          new SumTable.Key("tool", VARCHAR),
          new SumTable.Key("finding", VARCHAR),
          new SumTable.Key("fault", VARCHAR));

  private static final List<SumTable.Key> STEP = List.of(new SumTable.Key("step", "INT"));

  static final String NOT_PASSED =
      """
      CREATE TABLE IF NOT EXISTS not_passed(
        part BIGINT, place INT, verdict VARCHAR NOT NULL, tool VARCHAR NOT NULL,
        finding VARCHAR NOT NULL, fault VARCHAR NOT NULL, PRIMARY KEY(part, place))
      """;

  static final SumTable.Shape TALLY =
      new SumTable.Shape(
          "tally",
          List.of(
              new SumTable.Key("recipe", VARCHAR),
              new SumTable.Key("revision", "INT"),
              new SumTable.Key("verdict", VARCHAR),
              new SumTable.Key("label", VARCHAR)),
          List.of(new SumTable.Value("parts", SumTable.Fold.SUM)),
          false);

  static final SumTable.Shape PER_MINUTE = sums("per_minute", List.of(), COUNTS);

  /// Its first minute besides, so that what began in it is known to begin there.
  static final SumTable.Shape PER_QUARTER =
      sums(
          "per_quarter",
          List.of(),
          Stream.concat(
                  COUNTS.stream(),
                  Stream.of(new SumTable.Value("first_minute", SumTable.Fold.LEAST)))
              .toList());

  static final SumTable.Shape REASON_PER_QUARTER = sums("reason_per_quarter", REASON, PARTS);
  static final SumTable.Shape REASON_PER_DAY = sums("reason_per_day", REASON, PARTS);
  static final SumTable.Shape LATENCY_PER_QUARTER = sums("latency_per_quarter", STEP, PARTS);
  static final SumTable.Shape LATENCY_PER_DAY = sums("latency_per_day", STEP, PARTS);

  static final SumTable.Shape LANE_PER_QUARTER =
      sums(
          "lane_per_quarter",
          List.of(new SumTable.Key("lane", "INT")),
          List.of(
              new SumTable.Value("removed", SumTable.Fold.SUM),
              new SumTable.Value("not_removed", SumTable.Fold.SUM),
              LAST_PART));

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS state(
            format INT NOT NULL, position BIGINT NOT NULL, batch VARCHAR DEFAULT '' NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS part(
            part BIGINT PRIMARY KEY, wall_millis BIGINT NOT NULL,
            recipe VARCHAR NOT NULL, revision INT NOT NULL,
            verdict VARCHAR, label VARCHAR, detail VARCHAR, ending VARCHAR,
            latency_nanos BIGINT, frame_number BIGINT, origin VARCHAR, lane INT DEFAULT 0 NOT NULL,
            slip_mm DOUBLE PRECISION)
          """,
          NOT_PASSED,
          "CREATE INDEX IF NOT EXISTS not_passed_by_verdict ON not_passed(verdict, place, part DESC)",
          "CREATE INDEX IF NOT EXISTS not_passed_by_fault ON not_passed(fault, part DESC)",
          TALLY.create(),
          PER_MINUTE.create(),
          PER_QUARTER.create(),
          REASON_PER_QUARTER.create(),
          REASON_PER_DAY.create(),
          LATENCY_PER_QUARTER.create(),
          LATENCY_PER_DAY.create(),
          LANE_PER_QUARTER.create());

  /// Of some time (counted in its unit since 1970), a recipe's revision and a batch.
  private static SumTable.Shape sums(
      String table, List<SumTable.Key> more, List<SumTable.Value> values) {
    List<SumTable.Key> keys =
        List.of(
            new SumTable.Key("since_1970", "BIGINT"),
            new SumTable.Key("recipe", VARCHAR),
            new SumTable.Key("revision", "INT"),
            new SumTable.Key("batch", VARCHAR));
    return new SumTable.Shape(
        table, Stream.concat(keys.stream(), more.stream()).toList(), values, true);
  }

  private IndexSchema() {}

  /// Of a database that has no table yet 0.
  static int format(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet tables = connection.getMetaData().getTables(null, null, "STATE", null)) {
        if (!tables.next()) {
          return 0;
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT format FROM state")) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }

  /// Creates what is missing.
  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
      try (ResultSet rows = statement.executeQuery("SELECT format FROM state")) {
        if (!rows.next()) {
          statement.execute("INSERT INTO state(format, position) VALUES(%d, 0)".formatted(FORMAT));
        }
      }
      connection.commit();
    }
  }
}
