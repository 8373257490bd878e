package dev.linewarden.records;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row for each part, and one more for each reason why it did not pass. What a batch of entries
/// says of a part is put together first: one statement is then enough for nearly all.
final class PartTable implements AutoCloseable {
  private static final String ALL =
      """
      part(part, wall_millis, recipe, revision, verdict, label, detail, ending, latency_nanos,
        frame_number, origin, lane, slip_mm)
      """;
  private static final String VALUES = " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /// Parts removed in one step, so that the transaction stays short.
  private static final int REMOVED_MAX = 5_000;

  private final Connection connection;
  private final long partsMax;
  private final PreparedStatement insert;
  private final PreparedStatement replace;
  private final PreparedStatement close;
  private final PreparedStatement notPassed;
  private final Map<Long, Known> batch = new LinkedHashMap<>();
  private long highest;

  /// What the present batch says of a part.
  private static final class Known {
    private final RecipeKey recipe;
    private final long wallMillis;
    private LedgerEntry.@Nullable Judged judged;
    private boolean triggered;
    private @Nullable String ending;
    private int lane;
    private double slipMm = Double.NaN;

    Known(long wallMillis, RecipeKey recipe) {
      this.wallMillis = wallMillis;
      this.recipe = recipe;
    }
  }

  PartTable(Connection connection, long partsMax) throws SQLException {
    this.connection = connection;
    this.partsMax = partsMax;
    insert = connection.prepareStatement("INSERT INTO " + ALL + VALUES);
    replace = connection.prepareStatement("MERGE INTO " + ALL + " KEY(part)" + VALUES);
    close =
        connection.prepareStatement(
            "UPDATE part SET ending = ?, lane = ?, slip_mm = ? WHERE part = ?");
    notPassed =
        connection.prepareStatement(
            """
            MERGE INTO not_passed(part, place, verdict, tool, finding, fault) KEY(part, place)
              VALUES(?, ?, ?, ?, ?, ?)
            """);
    highest = number("SELECT MAX(part) FROM part");
  }

  void saw(LedgerEntry.Triggered entry) {
    known(entry, entry.recipe()).triggered = true;
  }

  void saw(LedgerEntry.Judged entry) {
    known(entry, entry.recipe()).judged = entry;
  }

  void saw(LedgerEntry.Closed entry) {
    Known known = known(entry, entry.recipe());
    known.ending = entry.ending().name().toLowerCase(Locale.ROOT);
    known.lane = entry.lane();
    known.slipMm = entry.slipMm();
  }

  /// Forgets what was not written.
  void clear() {
    batch.clear();
  }

  /// Writes what was seen since the last time.
  void write() throws SQLException {
    for (Map.Entry<Long, Known> each : batch.entrySet()) {
      Known known = each.getValue();
      if (known.judged != null || known.triggered) {
        write(each.getKey(), known);
      } else {
        end(each.getKey(), known);
      }
    }
    batch.clear();
  }

  /// Removes the oldest parts above the bound, a few at a time. Rows are counted and not numbers:
  /// numbers leap when a backup is restored. Cheap: the database knows how many rows there are, and
  /// only those that go are looked at.
  void trim() throws SQLException {
    long over = Math.min(number("SELECT COUNT(*) FROM part") - partsMax, REMOVED_MAX);
    if (over > 0) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            """
            DELETE FROM part WHERE part <
              (SELECT part FROM part ORDER BY part OFFSET %d ROWS FETCH FIRST ROW ONLY)
            """
                .formatted(over));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    replace.close();
    close.close();
    notPassed.close();
  }

  private long number(String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Known known(LedgerEntry entry, RecipeKey recipe) {
    return batch.computeIfAbsent(entry.part().value(), _ -> new Known(entry.wallMillis(), recipe));
  }

  /// A part above all others is new for sure; any other is looked for first.
  private void write(long part, Known known) throws SQLException {
    PreparedStatement row = part > highest ? insert : replace;
    LedgerEntry.Judged judged = known.judged;
    RecipeKey recipe = judged == null ? known.recipe : judged.recipe();
    row.setLong(1, part);
    row.setLong(2, judged == null ? known.wallMillis : judged.wallMillis());
    row.setString(3, recipe.id());
    row.setInt(4, recipe.revision());
    if (judged == null) {
      for (int column = 5; column <= 11; column++) {
        row.setNull(column, Types.VARCHAR);
      }
    } else {
      row.setString(5, judged.verdict().kind());
      row.setString(6, judged.verdict().label());
      row.setString(7, detail(judged.verdict()));
      row.setLong(9, judged.triggerToVerdictNanos());
      row.setLong(10, judged.frameNumber());
      row.setString(11, judged.origin());
      writeReasons(part, judged.verdict());
    }
    row.setString(8, known.ending);
    row.setInt(12, known.lane);
    setSlip(row, 13, known.slipMm);
    row.executeUpdate();
    highest = Math.max(highest, part);
  }

  /// Its earlier entries are in the table already, or were removed, or are unreadable: then the
  /// ending alone makes a row.
  private void end(long part, Known known) throws SQLException {
    close.setString(1, known.ending);
    close.setInt(2, known.lane);
    setSlip(close, 3, known.slipMm);
    close.setLong(4, part);
    if (close.executeUpdate() == 0) {
      write(part, known);
    }
  }

  private static void setSlip(PreparedStatement row, int column, double slipMm)
      throws SQLException {
    if (Double.isNaN(slipMm)) {
      row.setNull(column, Types.DOUBLE);
    } else {
      row.setDouble(column, slipMm);
    }
  }

  private void writeReasons(long part, Verdict verdict) throws SQLException {
    switch (verdict) {
      case Verdict.Pass() -> {}
      case Verdict.Unjudged _ -> writeReason(part, 0, verdict, "", "", verdict.label());
      case Verdict.Reject(List<Reason> reasons) -> {
        for (int place = 0; place < reasons.size(); place++) {
          Reason reason = reasons.get(place);
          writeReason(
              part,
              place,
              verdict,
              reason.limit().tool(),
              reason.limit().finding(),
              reason.limit().fault());
        }
      }
    }
  }

  private void writeReason(
      long part, int place, Verdict verdict, String tool, String finding, String fault)
      throws SQLException {
    notPassed.setLong(1, part);
    notPassed.setInt(2, place);
    notPassed.setString(3, verdict.kind());
    notPassed.setString(4, tool);
    notPassed.setString(5, finding);
    notPassed.setString(6, fault);
    notPassed.executeUpdate();
  }

  private static String detail(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "";
      case Verdict.Unjudged(_, String detail) -> detail;
      case Verdict.Reject(List<Reason> reasons) ->
          String.join("; ", reasons.stream().map(PartTable::inWords).toList());
    };
  }

  private static String inWords(Reason reason) {
    return "%s: %s %s is %s"
        .formatted(
            reason.limit().fault(),
            reason.limit().tool(),
            reason.limit().finding(),
            reason.value());
  }
}
