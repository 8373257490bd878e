package dev.linewarden.records;

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
/// the recipe, and of a reason only its fault.
final class IndexMigration {
  /// Each brings format 1, 2, ... to the next one.
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "DROP TABLE score",
              "DROP INDEX part_by_verdict",
              "DROP TABLE per_minute",
              IndexSchema.PER_MINUTE,
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
              IndexSchema.REASONS,
              """
              INSERT INTO reason_per_quarter
              SELECT FLOOR(CAST(wall_millis AS DECIMAL(20)) / 900000) AS since, recipe, revision,
                verdict, '', '', label, COUNT(*), MAX(part)
              FROM part WHERE verdict <> 'pass' GROUP BY since, recipe, revision, verdict, label
              """,
              IndexSchema.LATENCIES,
              """
              INSERT INTO latency_per_quarter
              SELECT FLOOR(CAST(wall_millis AS DECIMAL(20)) / 900000) AS since, recipe, revision,
                LEAST(latency_nanos / 250000, 255) AS step, COUNT(*), MAX(part)
              FROM part WHERE latency_nanos >= 0 GROUP BY since, recipe, revision, step
              """));

  private IndexMigration() {}

  /// Whether there is a way from this format to the present one.
  static boolean isPossible(int format) {
    return format >= 1 && format < IndexSchema.FORMAT;
  }

  /// @param file of the index, closed
  /// @param format that it has
  static void run(Path file, int format) throws SQLException, IOException {
    Path copy = file.resolveSibling("index.migrating.mv.db");
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    try (Connection connection = IndexDatabase.source(copy).getConnection();
        Statement statement = connection.createStatement()) {
      for (List<String> step : STEPS.subList(format - 1, STEPS.size())) {
        for (String change : step) {
          statement.execute(change);
        }
      }
      statement.execute("UPDATE state SET format = " + IndexSchema.FORMAT);
    }
    Path backup = file.resolveSibling("index.format-%d.mv.db".formatted(format));
    Files.copy(file, backup, StandardCopyOption.REPLACE_EXISTING);
    Durable.move(copy, file);
  }
}
