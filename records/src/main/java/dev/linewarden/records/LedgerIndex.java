package dev.linewarden.records;

import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers questions about what was inspected. Follows the journal by a position that is stored in
/// the same transaction as the rows, so that a kill at any moment neither doubles nor misses one.
/// Nothing is only here: an index that cannot be read is set aside and built again from what the
/// journal still keeps. Any thread; a question and a step of following do not wait for each other.
///
/// A file that cannot be opened is no reason not to start: questions throw [IndexUnavailable], and
/// each step of following tries again.
public final class LedgerIndex implements AutoCloseable {
  /// Entries in one transaction.
  static final int BATCH_MAX = 5_000;

  /// Openings in a row that may fail before the file is set aside whatever the reason.
  static final int OPENINGS_MAX = 5;

  /// Parts kept by default: 5 days at 600 parts a minute. The oldest go first, by number.
  public static final long PARTS_MAX_DEFAULT = 5_000_000;

  private static final System.Logger LOG = System.getLogger("dev.linewarden.records");

  private final Path file;
  private final long partsMax;
  private final FaultLog faults;
  private final Object readLock = new Object();

  private @Nullable IndexDatabase database;
  private @Nullable IndexWriter writer;
  private volatile @Nullable IndexQueries queries;
  private volatile long position;
  private volatile @Nullable SQLException suspicion;
  private int openingsFailed;

  /// Opens the index or begins one.
  ///
  /// @param partsMax parts kept
  public LedgerIndex(DataFolder folder, long partsMax, FaultLog faults) {
    this.file = folder.index();
    this.partsMax = partsMax;
    this.faults = faults;
    try {
      openIfClosed();
    } catch (IndexUnavailable e) {
      faults.count("index", "not available", String.valueOf(e.getMessage()));
    }
  }

  /// The last journal sequence that is in the index; 0 when there is none or it is not open.
  public long position() {
    return position;
  }

  /// Takes over the next entries, at most [#BATCH_MAX], and says how many they were. Throws
  /// [IndexUnavailable] when it cannot; the next call tries again.
  public synchronized int follow(JournalReader journal) {
    SQLException damage = suspicion;
    if (damage != null) {
      throw failed(damage);
    }
    IndexWriter open = openIfClosed();
    try {
      if (journal.lastSequence() < position) {
        faults.count(
            "index",
            "ahead of the journal, built again",
            "index at %d, journal at %d".formatted(position, journal.lastSequence()));
        open = beginAnew();
      }
      List<Recorded> batch = journal.readAfter(position, BATCH_MAX);
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
  public synchronized long rebuild(JournalReader journal) {
    beginAnew();
    long entries = 0;
    for (int step = follow(journal); step > 0; step = follow(journal)) {
      entries += step;
    }
    return entries;
  }

  /// The newest rejects, newest first.
  public List<PartRow> lastRejects(int count) {
    return ask(open -> open.last("reject", count));
  }

  /// The newest parts that could not be judged, newest first.
  public List<PartRow> lastUnjudged(int count) {
    return ask(open -> open.last("unjudged", count));
  }

  public Optional<PartRow> part(PartId part) {
    return ask(open -> open.part(part)).stream().findFirst();
  }

  /// The raw scores of a part, without regions.
  public List<Finding> scores(PartId part) {
    return ask(open -> open.scores(part));
  }

  /// Per recipe revision, over all entries the index has seen since it was last built; the books of
  /// the journal count over its whole life.
  public Map<RecipeKey, Counts> counts() {
    return ask(IndexQueries::counts);
  }

  /// Minutes in which parts were judged, oldest first.
  public List<MinuteRow> perMinute(long fromWallMillis) {
    return ask(open -> open.perMinute(fromWallMillis));
  }

  @Override
  public synchronized void close() {
    synchronized (readLock) {
      queries = null;
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
    T ask(IndexQueries open) throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    synchronized (readLock) {
      IndexQueries open = queries;
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
    return openIfClosed();
  }

  private synchronized IndexWriter openIfClosed() {
    IndexWriter open = writer;
    if (open != null) {
      return open;
    }
    try {
      return open();
    } catch (SQLException e) {
      openingsFailed++;
      if (!IndexDatabase.isDamage(e) && openingsFailed < OPENINGS_MAX) {
        throw new IndexUnavailable("the index " + file + " cannot be opened", e);
      }
      setAside(e);
      try {
        return open();
      } catch (SQLException again) {
        throw new IndexUnavailable("the index " + file + " cannot be begun", again);
      }
    }
  }

  private IndexWriter open() throws SQLException {
    IndexDatabase opened = IndexDatabase.open(file);
    try {
      IndexWriter fresh = new IndexWriter(opened.writer(), partsMax);
      position = IndexDatabase.position(opened.writer());
      database = opened;
      writer = fresh;
      queries = new IndexQueries(opened.reader());
      openingsFailed = 0;
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
