package dev.linewarden.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables of the index. What is asked of a month stands in sums by minute and by quarter of an
/// hour; each sum knows its last part, since the oldest go by number and not by a clock that may
/// have jumped.
final class IndexSchema {
  static final int FORMAT = 2;

  static final long MINUTE_MILLIS = 60_000;

  /// Shifts begin at one, so that a sum belongs to one shift.
  static final long QUARTER_MILLIS = 15 * MINUTE_MILLIS;

  static final long LATENCY_STEP_NANOS = 250_000;

  /// In steps; the last one is that and longer.
  static final int LATENCY_STEPS = 256;

  static final String PASS = "pass";
  static final String REJECT = "reject";
  static final String UNJUDGED = "unjudged";

  static final String NOT_PASSED =
      """
      CREATE TABLE IF NOT EXISTS not_passed(
        part BIGINT, place INT, verdict VARCHAR NOT NULL, tool VARCHAR NOT NULL,
        finding VARCHAR NOT NULL, fault VARCHAR NOT NULL, PRIMARY KEY(part, place))
      """;

  static final String PER_MINUTE =
      """
      CREATE TABLE IF NOT EXISTS per_minute(
        since_1970 BIGINT, recipe VARCHAR, revision INT, passed BIGINT NOT NULL,
        rejected BIGINT NOT NULL, unjudged BIGINT NOT NULL, first_part BIGINT NOT NULL,
        last_part BIGINT NOT NULL, PRIMARY KEY(since_1970, recipe, revision))
      """;

  static final String REASONS =
      """
      CREATE TABLE IF NOT EXISTS reason_per_quarter(
        since_1970 BIGINT, recipe VARCHAR, revision INT, verdict VARCHAR, tool VARCHAR,
        finding VARCHAR, fault VARCHAR, parts BIGINT NOT NULL, last_part BIGINT NOT NULL,
        PRIMARY KEY(since_1970, recipe, revision, verdict, tool, finding, fault))
      """;

  static final String LATENCIES =
      """
      CREATE TABLE IF NOT EXISTS latency_per_quarter(
        since_1970 BIGINT, recipe VARCHAR, revision INT, step INT, parts BIGINT NOT NULL,
        last_part BIGINT NOT NULL, PRIMARY KEY(since_1970, recipe, revision, step))
      """;

  private static final String[] TABLES = {
    "CREATE TABLE IF NOT EXISTS state(format INT NOT NULL, position BIGINT NOT NULL)",
    """
    CREATE TABLE IF NOT EXISTS part(
      part BIGINT PRIMARY KEY, wall_millis BIGINT NOT NULL,
      recipe VARCHAR NOT NULL, revision INT NOT NULL,
      verdict VARCHAR, label VARCHAR, detail VARCHAR, ending VARCHAR,
      latency_nanos BIGINT, frame_number BIGINT, origin VARCHAR)
    """,
    """
    CREATE TABLE IF NOT EXISTS tally(
      recipe VARCHAR, revision INT, verdict VARCHAR, label VARCHAR, parts BIGINT NOT NULL,
      PRIMARY KEY(recipe, revision, verdict, label))
    """,
    NOT_PASSED,
    "CREATE INDEX IF NOT EXISTS not_passed_by_verdict ON not_passed(verdict, place, part DESC)",
    "CREATE INDEX IF NOT EXISTS not_passed_by_fault ON not_passed(fault, part DESC)",
    PER_MINUTE,
    REASONS,
    LATENCIES
  };

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
          statement.execute("INSERT INTO state VALUES(%d, 0)".formatted(FORMAT));
        }
      }
      connection.commit();
    }
  }
}
