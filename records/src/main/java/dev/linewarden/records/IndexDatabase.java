package dev.linewarden.records;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/// The index's database: one connection that writes, one that reads. A file of a newer format or a
/// file that cannot be read is set aside; everything in it can be had from the journal.
final class IndexDatabase implements AutoCloseable {
  private static final int CACHE_KIB = 32 << 10;

  /// What H2 says of a file that is not, or no longer, a database of ours.
  private static final Set<Integer> DAMAGE =
      Set.of(
          ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.FILE_VERSION_ERROR_1,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
          ErrorCode.COLUMN_NOT_FOUND_1,
          ErrorCode.WRONG_USER_OR_PASSWORD);

  private final Connection writer;
  private final Connection reader;

  private IndexDatabase(Connection writer, Connection reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /// The file is of an older format: it has to be migrated first, which may take long.
  static final class OlderFormat extends SQLException {
    private static final long serialVersionUID = 1L;

    private final int format;

    OlderFormat(int format) {
      super("index of format %d expected, but it is %d".formatted(IndexSchema.FORMAT, format));
      this.format = format;
    }

    int format() {
      return format;
    }
  }

  /// `file` ends with H2's `.mv.db`.
  static IndexDatabase open(Path file) throws SQLException {
    DataSource source = source(file);
    Connection writer = source.getConnection();
    try {
      writer.setAutoCommit(false);
      check(IndexSchema.format(writer));
      IndexSchema.create(writer);
      return new IndexDatabase(writer, source.getConnection());
    } catch (SQLException e) {
      writer.close();
      throw e;
    }
  }

  static DataSource source(Path file) {
    String path = file.toString();
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=%d"
            .formatted(path.substring(0, path.length() - ".mv.db".length()), CACHE_KIB));
    source.setUser("linewarden");
    return source;
  }

  private static void check(int format) throws SQLException {
    if (IndexMigration.isPossible(format)) {
      throw new OlderFormat(format);
    }
    if (format != 0 && format != IndexSchema.FORMAT) {
      throw new SQLException(
          "index of format %d expected, but it is %d".formatted(IndexSchema.FORMAT, format),
          "",
          ErrorCode.FILE_VERSION_ERROR_1);
    }
  }

  /// Whether the file itself is at fault, so that another try on it would fail the same way. A file
  /// cut short is only seen by the end that comes too soon.
  static boolean isDamage(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return true;
      }
    }
    return DAMAGE.contains(e.getErrorCode());
  }

  /// Renames the file; an older one set aside before makes room.
  static void setAside(Path file) throws IOException {
    if (Files.exists(file)) {
      Files.move(
          file, file.resolveSibling("index.damaged.mv.db"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  Connection writer() {
    return writer;
  }

  Connection reader() {
    return reader;
  }

  /// The last sequence that is in the tables.
  static long position(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT position FROM state")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// The batch that was being made at that sequence; empty for none.
  static String batch(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT batch FROM state")) {
      rows.next();
      return Objects.requireNonNullElse(rows.getString(1), "");
    }
  }

  @Override
  public void close() throws SQLException {
    try (writer) {
      reader.close();
    }
  }
}
