package dev.linewarden.records;

import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings an index of an older program to the present format, as a copy: until that is whole the
/// old file stays what it is, and afterwards it is kept as `index.format-N.mv.db`.
///
/// Format 1 had a row for each score (they are in files of their own now), sums by minute without
/// the recipe, and of a reason only its fault. Format 2 had no batches, no lanes, and no sums but
/// by minute of counts and by quarter of an hour of the rest. Format 3 did not know how far a part
/// had slipped.
final class IndexMigration {
  /// The copy, what it grows by while its tables are made anew, and the old file that is kept.
  private static final long ROOM_TIMES = 3;

  // As the tables were in format 2, whatever becomes of them.
  private static final String MINUTES_2 =
      """
      CREATE TABLE per_minute(
        since_1970 BIGINT, recipe VARCHAR, revision INT, passed BIGINT NOT NULL,
        rejected BIGINT NOT NULL, unjudged BIGINT NOT NULL, first_part BIGINT NOT NULL,
        last_part BIGINT NOT NULL, PRIMARY KEY(since_1970, recipe, revision))
      """;

  private static final String REASONS_2 =
      """
      CREATE TABLE reason_per_quarter(
        since_1970 BIGINT, recipe VARCHAR, revision INT, verdict VARCHAR, tool VARCHAR,
        finding VARCHAR, fault VARCHAR, parts BIGINT NOT NULL, last_part BIGINT NOT NULL,
        PRIMARY KEY(since_1970, recipe, revision, verdict, tool, finding, fault))
      """;

  private static final String LATENCIES_2 =
      """
      CREATE TABLE latency_per_quarter(
        since_1970 BIGINT, recipe VARCHAR, revision INT, step INT, parts BIGINT NOT NULL,
        last_part BIGINT NOT NULL, PRIMARY KEY(since_1970, recipe, revision, step))
      """;

  private static final List<String> TO_2 =
      List.of(
          "DROP TABLE score",
          "DROP INDEX part_by_verdict",
          "DROP TABLE per_minute",
          MINUTES_2,
          """
          INSERT INTO per_minute
          SELECT FLOOR(CAST(wall_millis AS DECIMAL(20)) / 60000) AS since, recipe, revision,
            SUM(CASE verdict WHEN 'pass' THEN 1 ELSE 0 END),
            SUM(CASE verdict WHEN 'reject' THEN 1 ELSE 0 END),
            SUM(CASE verdict WHEN 'unjudged' THEN 1 ELSE 0 END), MIN(part), MAX(part)
          FROM part WHERE verdict IS NOT NULL GROUP BY since, recipe, revision
          """,
          IndexSchema.NOT_PASSED,
          """
          INSERT INTO not_passed
          SELECT part, 0, verdict, '', '', label FROM part WHERE verdict <> 'pass'
          """,
          REASONS_2,
          """
          INSERT INTO reason_per_quarter
          SELECT FLOOR(CAST(wall_millis AS DECIMAL(20)) / 900000) AS since, recipe, revision,
            verdict, '', '', label, COUNT(*), MAX(part)
          FROM part WHERE verdict <> 'pass' GROUP BY since, recipe, revision, verdict, label
          """,
          LATENCIES_2,
          """
          INSERT INTO latency_per_quarter
          SELECT FLOOR(CAST(wall_millis AS DECIMAL(20)) / 900000) AS since, recipe, revision,
            LEAST(latency_nanos / 250000, 255) AS step, COUNT(*), MAX(part)
          FROM part WHERE latency_nanos >= 0 GROUP BY since, recipe, revision, step
          """);

  /// What was made before belongs to no batch.
  private static final List<String> TO_3 =
      List.of(
          "ALTER TABLE state ADD COLUMN batch VARCHAR DEFAULT '' NOT NULL",
          "ALTER TABLE part ADD COLUMN lane INT DEFAULT 0 NOT NULL",
          "ALTER TABLE per_minute RENAME TO per_minute_2",
          "ALTER TABLE reason_per_quarter RENAME TO reason_per_quarter_2",
          "ALTER TABLE latency_per_quarter RENAME TO latency_per_quarter_2",
          IndexSchema.PER_MINUTE.create(),
          IndexSchema.PER_QUARTER.create(),
          IndexSchema.REASON_PER_QUARTER.create(),
          IndexSchema.REASON_PER_DAY.create(),
          IndexSchema.LATENCY_PER_QUARTER.create(),
          IndexSchema.LATENCY_PER_DAY.create(),
          """
          INSERT INTO per_minute(since_1970, recipe, revision, batch, passed, rejected, unjudged,
            first_part, last_part)
          SELECT since_1970, recipe, revision, '', passed, rejected, unjudged, first_part,
            last_part FROM per_minute_2
          """,
          """
          INSERT INTO per_quarter(since_1970, recipe, revision, batch, passed, rejected, unjudged,
            first_part, last_part, first_minute)
          SELECT FLOOR(CAST(since_1970 AS DECIMAL(20)) / 15) AS since, recipe, revision, '',
            SUM(passed), SUM(rejected), SUM(unjudged), MIN(first_part), MAX(last_part),
            MIN(since_1970)
          FROM per_minute_2 GROUP BY since, recipe, revision
          """,
          reasons("quarter", 1),
          reasons("day", 96),
          latencies("quarter", 1),
          latencies("day", 96),
          "DROP TABLE per_minute_2",
          "DROP TABLE reason_per_quarter_2",
          "DROP TABLE latency_per_quarter_2");

  /// Of the parts before nobody knows.
  private static final List<String> TO_4 =
      List.of("ALTER TABLE part ADD COLUMN slip_mm DOUBLE PRECISION");

  /// Each brings format 1, 2, ... to the next one.
  private static final List<List<String>> STEPS = List.of(TO_2, TO_3, TO_4);

  private IndexMigration() {}

  private static String reasons(String per, int quarters) {
    return """
    INSERT INTO reason_per_%s(since_1970, recipe, revision, batch, verdict, tool, finding, fault,
      parts, last_part)
    SELECT FLOOR(CAST(since_1970 AS DECIMAL(20)) / %d) AS since, recipe, revision, '', verdict,
      tool, finding, fault, SUM(parts), MAX(last_part)
    FROM reason_per_quarter_2 GROUP BY since, recipe, revision, verdict, tool, finding, fault
    """
        .formatted(per, quarters);
  }

  private static String latencies(String per, int quarters) {
    return """
    INSERT INTO latency_per_%s(since_1970, recipe, revision, batch, step, parts, last_part)
    SELECT FLOOR(CAST(since_1970 AS DECIMAL(20)) / %d) AS since, recipe, revision, '', step,
      SUM(parts), MAX(last_part)
    FROM latency_per_quarter_2 GROUP BY since, recipe, revision, step
    """
        .formatted(per, quarters);
  }

  /// Whether there is a way from this format to the present one.
  static boolean isPossible(int format) {
    return format >= 1 && format < IndexSchema.FORMAT;
  }

  /// When it throws, the file is as it was, and no half of another is left.
  ///
  /// @param file of the index, closed
  /// @param format that it has
  static void run(Path file, int format) throws SQLException, IOException {
    Path copy = file.resolveSibling("index.migrating.mv.db");
    requireRoom(file);
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      change(copy, format);
      Path backup = file.resolveSibling("index.format-%d.mv.db".formatted(format));
      Files.copy(file, backup, StandardCopyOption.REPLACE_EXISTING);
      Durable.move(copy, file);
    } catch (SQLException | IOException e) {
      remove(copy, e);
      throw e;
    }
  }

  /// Looked at before gigabytes are written, at each try.
  private static void requireRoom(Path file) throws IOException {
    long needed = ROOM_TIMES * Files.size(file);
    long usable = Files.getFileStore(file).getUsableSpace();
    if (usable < needed) {
      throw new IOException(
          "%d bytes of free disk are needed beside it, but there are %d".formatted(needed, usable));
    }
  }

  private static void remove(Path copy, Exception why) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private static void change(Path copy, int format) throws SQLException {
    try (Connection connection = IndexDatabase.source(copy).getConnection();
        Statement statement = connection.createStatement()) {
      for (List<String> step : STEPS.subList(format - 1, STEPS.size())) {
        for (String change : step) {
          statement.execute(change);
        }
      }
      statement.execute("UPDATE state SET format = " + IndexSchema.FORMAT);
    }
  }
}
