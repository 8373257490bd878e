package dev.linewarden.records;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The work of `./linewarden bench records` done by a database alone, a row with twelve values for
/// each part: plain H2, and SQLite with a write-ahead log and synchronous=FULL. Neither of them is
/// what the station keeps its ledger in; RATIONALE.md says why. Run by hand: `PlainStores <empty
/// folder> <parts>`.
final class PlainStores {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.records");
  private static final int VALUES = 12;

  /// At 6000 parts a minute 50 ms, as the journal's groups.
  private static final int GROUP = 5;

  private static final int APPENDED = 1_000;
  private static final int BULK = 5_000;
  private static final long PACE_NANOS = 10_000_000;
  private static final long MONTH_MILLIS = 30L * 86_400_000;

  private final Clock clock = new MonotonicClock();
  private final Path folder;
  private final int parts;

  private PlainStores(Path folder, int parts) {
    this.folder = folder;
    this.parts = parts;
  }

  static void main(String[] arguments) throws IOException, SQLException {
    PlainStores stores = new PlainStores(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:file:" + stores.folder.resolve("h2"));
    stores.measure("H2", h2, "CHECKPOINT SYNC");
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    SQLiteDataSource sqlite = new SQLiteDataSource(config);
    sqlite.setUrl("jdbc:sqlite:" + stores.folder.resolve("sqlite"));
    stores.measure("SQLite", sqlite, "");
  }

  /// @param sync what brings a commit to the disk, where the commit does not
  private void measure(String name, DataSource source, String sync)
      throws SQLException, IOException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE part(part BIGINT PRIMARY KEY, wall BIGINT, recipe VARCHAR, verdict VARCHAR, "
              + columns("v%d DOUBLE PRECISION")
              + ")");
      connection.setAutoCommit(false);
      List<Long> nanos = new ArrayList<>();
      String row = "INSERT INTO part VALUES(?, ?, 'bench', ?, " + columns("?") + ")";
      try (PreparedStatement insert = connection.prepareStatement(row)) {
        for (int part = 1; part <= APPENDED; part++) {
          long begun = clock.nanos();
          insert(insert, part);
          if (part % GROUP == 0) {
            connection.commit();
            if (!sync.isEmpty()) {
              statement.execute(sync);
            }
          }
          nanos.add(clock.nanos() - begun);
          LockSupport.parkNanos(PACE_NANOS);
        }
        Collections.sort(nanos);
        say(
            name,
            "append p50 %.1f us, p99 %.1f us"
                .formatted(nanos.get(500) / 1e3, nanos.get(990) / 1e3));
        say(name, "%d parts in %.1f s".formatted(parts, time(() -> fill(connection, insert))));
      }
      ask(name, statement);
    }
    say(name, "%.0f bytes a part".formatted(bytes(name) / parts));
  }

  private double bytes(String name) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String own = String.valueOf(file.getFileName());
        bytes += own.startsWith(name.toLowerCase(Locale.ROOT)) ? Files.size(file) : 0;
      }
    }
    return bytes;
  }

  private void fill(Connection connection, PreparedStatement insert) throws SQLException {
    for (int part = APPENDED + 1; part <= parts; part++) {
      insert(insert, part);
      if (part % BULK == 0) {
        connection.commit();
      }
    }
    connection.commit();
  }

  private void ask(String name, Statement statement) throws SQLException {
    String bad =
        IntStream.range(0, VALUES)
            .mapToObj("v%d NOT BETWEEN 72 AND 128"::formatted)
            .collect(Collectors.joining(" OR "));
    say(
        name,
        "since when %.2f s"
            .formatted(
                time(() ->
                    query(
                        statement,
                        "SELECT COUNT(*) FROM part WHERE verdict = 'pass' AND (%s)"
                            .formatted(bad)))));
    say(
        name,
        "statistics of 30 days %.0f ms"
            .formatted(
                1e3
                    * time(() ->
                        query(
                            statement,
                            "SELECT wall / 28800000, verdict, COUNT(*) FROM part GROUP BY wall / 28800000,"
                                + " verdict"))));
  }

  private static void query(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getLong(1);
      }
    }
  }

  private void insert(PreparedStatement insert, int part) throws SQLException {
    SplittableRandom random = new SplittableRandom(part);
    insert.setLong(1, part);
    insert.setLong(2, part * (MONTH_MILLIS / parts));
    insert.setString(3, part % 80 == 0 ? "reject" : "pass");
    for (int i = 0; i < VALUES; i++) {
      insert.setDouble(4 + i, 100 + 10 * random.nextGaussian());
    }
    insert.executeUpdate();
  }

  private static String columns(String each) {
    return IntStream.range(0, VALUES).mapToObj(each::formatted).collect(Collectors.joining(", "));
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private double time(Work work) throws SQLException {
    long begun = clock.nanos();
    work.run();
    return (clock.nanos() - begun) / 1e9;
  }

  private static void say(String name, String what) {
    LOG.log(System.Logger.Level.INFO, name + ": " + what);
  }
}
