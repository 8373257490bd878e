package dev.linewarden.records;

import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.LaneRow;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.PartRow;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Statistics;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.StatisticsRow;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers questions about what was inspected. Follows the journal by a position that is stored in
/// the same transaction as the rows, so that a kill at any moment neither doubles nor misses one.
/// Only the sums are nowhere else: a file that is damaged is set aside, and built again from what
/// the journal still keeps. Any thread; a question and a step of following do not wait for each
/// other.
///
/// A file that cannot be opened, or that an older program wrote and has to be brought to the
/// present format first, is no reason not to start: questions throw [IndexUnavailable], and each
/// step of following tries again.
public final class LedgerIndex implements Follower, AutoCloseable {
  /// Parts kept by default: 5 days at 600 parts a minute. The oldest go first, by number.
  public static final long PARTS_MAX_DEFAULT = 5_000_000;

  private static final System.Logger LOG = System.getLogger("dev.linewarden.records");

  private final Path file;
  private final long partsMax;
  private final Calendar calendar;
  private final FaultLog faults;
  private final Object readLock = new Object();

  private @Nullable IndexDatabase database;
  private @Nullable IndexWriter writer;
  private volatile @Nullable Questions questions;
  private volatile long position;
  private volatile @Nullable SQLException suspicion;

  private record Questions(IndexQueries parts, StatisticsQueries statistics) {}

  /// Without shifts, by the days of UTC.
  public LedgerIndex(DataFolder folder, long partsMax, FaultLog faults) {
    this(folder, partsMax, Calendar.of(ZoneOffset.UTC), faults);
  }

  /// Opens the index or begins one.
  ///
  /// @param partsMax parts kept
  /// @param calendar how time is cut in statistics
  public LedgerIndex(DataFolder folder, long partsMax, Calendar calendar, FaultLog faults) {
    this.file = folder.index();
    this.partsMax = partsMax;
    this.calendar = calendar;
    this.faults = faults;
    try {
      openIfClosed(false);
    } catch (IndexUnavailable e) {
      faults.count("index", "not available", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String role() {
    return "index";
  }

  /// The last journal sequence that is in the index; 0 when there is none or it is not open.
  @Override
  public long position() {
    return position;
  }

  @Override
  public synchronized int follow(JournalReader journal) {
    SQLException damage = suspicion;
    if (damage != null) {
      throw failed(damage);
    }
    IndexWriter open = openIfClosed(true);
    try {
      if (journal.lastSequence() < position) {
        faults.count(
            "index",
            "ahead of the journal, built again",
            "index at %d, journal at %d".formatted(position, journal.lastSequence()));
        open = beginAnew();
      }
      List<Recorded> batch = journal.readAfter(position, STEP_MAX);
      if (batch.isEmpty()) {
        return 0;
      }
      open.apply(batch);
      position = batch.getLast().sequence();
      open.trim();
      return batch.size();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// Throws everything away and reads the whole journal again. Returns the number of entries.
  public synchronized long rebuild(JournalReader journal, Progress progress) {
    beginAnew();
    return followToTheEnd(journal, progress);
  }

  /// Newest first. The question's score is not looked at: see [ScoreHistory].
  public List<PartRow> parts(PartQuestion question) {
    return ask(open -> open.parts().search(question));
  }

  /// The newest rejects, newest first.
  public List<PartRow> lastRejects(int count) {
    return parts(PartQuestion.newest(IndexSchema.REJECT, count));
  }

  /// The newest parts that could not be judged, newest first.
  public List<PartRow> lastUnjudged(int count) {
    return parts(PartQuestion.newest(IndexSchema.UNJUDGED, count));
  }

  public Optional<PartRow> part(PartId part) {
    return ask(open -> open.parts().part(part)).stream().findFirst();
  }

  /// Throws [dev.linewarden.inspection.BadInput] for more than [IndexQueries#ROWS_MAX] rows.
  public Statistics statistics(StatisticsQuestion question) {
    return ask(open -> open.statistics().answer(question));
  }

  /// See [dev.linewarden.inspection.Lookup#byPlace].
  public List<StatisticsRow> byPlace(WallSpan span, int places) {
    return ask(open -> open.statistics().byPlace(span, places));
  }

  /// What each ejector took, by whole quarters of an hour.
  public List<LaneRow> byLane(WallSpan span) {
    return ask(open -> open.statistics().byLane(span));
  }

  /// Per recipe revision, over all entries the index has seen since it was last built; the books of
  /// the journal count over its whole life.
  public Map<RecipeKey, Counts> counts() {
    return ask(open -> open.parts().counts());
  }

  @Override
  public synchronized void close() {
    synchronized (readLock) {
      questions = null;
      IndexDatabase open = database;
      IndexWriter writing = writer;
      database = null;
      writer = null;
      try (open;
          writing) {
        position = 0;
      } catch (SQLException e) {
        faults.count("index", "close failed", e.toString());
      }
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Questions open) throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    synchronized (readLock) {
      Questions open = questions;
      if (open == null) {
        throw new IndexUnavailable("the index " + file + " is not open");
      }
      try {
        return question.ask(open);
      } catch (SQLException e) {
        faults.count("index", "question failed", e.toString());
        if (IndexDatabase.isDamage(e)) {
          suspicion = e;
        }
        throw new IndexUnavailable("the index " + file + " does not answer", e);
      }
    }
  }

  /// Begins an empty index. A file is deleted and not emptied: emptying would take as long as
  /// building, and a kill in between leaves either the old file or none.
  private IndexWriter beginAnew() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new IndexUnavailable("the index " + file + " cannot be deleted", e);
    }
    return openIfClosed(true);
  }

  /// Only damage sets a file aside: it may hold the sums of years, of which the journal has days.
  ///
  /// @param patient whether a file of an older program is brought to the present format now
  private synchronized IndexWriter openIfClosed(boolean patient) {
    IndexWriter open = writer;
    if (open != null) {
      return open;
    }
    return switch (IndexOpening.of(this::open)) {
      case IndexOpening.Opened(IndexWriter opened) -> opened;
      case IndexOpening.Older(int format) -> {
        if (!patient) {
          throw new IndexUnavailable("the index " + file + " is of an older program");
        }
        migrate(format);
        yield openIfClosed(false);
      }
      case IndexOpening.Damaged(SQLException why) -> {
        setAside(why);
        yield begun();
      }
      case IndexOpening.Unreachable(SQLException why) ->
          throw new IndexUnavailable("the index " + file + " cannot be opened", why);
    };
  }

  /// Where there is no file.
  private IndexWriter begun() {
    try {
      return open();
    } catch (SQLException e) {
      throw new IndexUnavailable("the index " + file + " cannot be begun", e);
    }
  }

  /// The old file stays when it fails, whatever the reason: it could be opened.
  private void migrate(int format) {
    LOG.log(System.Logger.Level.INFO, "the index {0} is brought to the present format", file);
    try {
      IndexMigration.run(file, format);
    } catch (SQLException | IOException e) {
      throw new IndexUnavailable(
          "the index %s cannot be brought from format %d to the present one"
              .formatted(file, format),
          e);
    }
  }

  private IndexWriter open() throws SQLException {
    IndexDatabase opened = IndexDatabase.open(file);
    try {
      IndexWriter fresh = new IndexWriter(opened.writer(), partsMax);
      position = IndexDatabase.position(opened.writer());
      database = opened;
      writer = fresh;
      questions =
          new Questions(
              new IndexQueries(opened.reader()), new StatisticsQueries(opened.reader(), calendar));
      suspicion = null;
      return fresh;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  private void setAside(SQLException why) {
    faults.count("index", "set aside and built again", why.toString());
    LOG.log(System.Logger.Level.WARNING, "the index {0} is built again: {1}", file, why);
    try {
      IndexDatabase.setAside(file);
    } catch (IOException e) {
      throw new IndexUnavailable("the index " + file + " cannot be set aside", e);
    }
  }

  /// Closes the database, so that the next step opens it anew, and sets a damaged file aside.
  private IndexUnavailable failed(SQLException e) {
    close();
    suspicion = null;
    if (IndexDatabase.isDamage(e)) {
      setAside(e);
    }
    return new IndexUnavailable("the index " + file + " cannot follow", e);
  }
}
