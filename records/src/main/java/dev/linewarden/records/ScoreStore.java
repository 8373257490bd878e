package dev.linewarden.records;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the values of every part for years, in columns, in files of their own. Follows the journal
/// some minutes behind, a block of parts at a time, and outlives what the journal still has: what
/// is not yet in a block is read from the journal. Any thread; one follows at a time.
///
/// A folder that cannot be read or written is no reason not to start: each step of following tries
/// again, and the journal keeps what was not taken over.
public final class ScoreStore implements Follower {
  private final ScoreFolder folder;
  private final ScoreSettings settings;
  private final FaultLog faults;
  private @Nullable ScoreAppender appender;
  private ScoreBatch batch;
  private long read;
  private volatile long position;
  private volatile List<ScorePlace> places = List.of();

  /// Opens the scores or begins them.
  public ScoreStore(DataFolder data, ScoreSettings settings, FaultLog faults) {
    this.folder = new ScoreFolder(data.scores(), faults);
    this.settings = settings;
    this.faults = faults;
    this.batch = new ScoreBatch(settings.blockParts());
    try {
      openIfClosed();
    } catch (IOException e) {
      faults.count("scores", "not available", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String role() {
    return "scores";
  }

  /// The last entry that need not be read again; what comes after it and is already collected is in
  /// no block yet.
  @Override
  public long position() {
    return position;
  }

  @Override
  public synchronized int follow(JournalReader journal) {
    try {
      ScoreAppender open = openIfClosed();
      if (journal.lastSequence() < position) {
        open = beginAnew(journal);
      }
      List<Recorded> some = journal.readAfter(read, STEP_MAX);
      for (Recorded recorded : some) {
        if (recorded.entry() instanceof LedgerEntry.Judged judged) {
          take(recorded.sequence(), judged, open);
        }
        read = recorded.sequence();
      }
      return some.size();
    } catch (IOException e) {
      read = position;
      batch = new ScoreBatch(settings.blockParts());
      throw new IndexUnavailable("the scores in " + folder.path() + " cannot follow", e);
    }
  }

  /// Makes all blocks again that the journal still has the entries of; older ones stay as they are.
  /// Returns the number of entries.
  public synchronized long rebuild(JournalReader journal, Progress progress) {
    try {
      openIfClosed().forgetFrom(journal.firstSequence());
      appender = null;
      openIfClosed();
    } catch (IOException e) {
      throw new IndexUnavailable("the scores in " + folder.path() + " cannot be begun anew", e);
    }
    return followToTheEnd(journal, progress);
  }

  /// What is there now, and what the journal has beyond.
  public ScoreHistory history(JournalReader journal) {
    return new ScoreHistory(places, journal, faults);
  }

  private void take(long sequence, LedgerEntry.Judged judged, ScoreAppender open)
      throws IOException {
    if (!batch.hasRoomFor(judged)) {
      write(open);
    }
    int leftOut = batch.add(sequence, judged);
    if (leftOut > 0) {
      faults.count(
          "scores",
          "more findings than are kept",
          "part %s: %d left out".formatted(judged.part(), leftOut));
    }
    if (batch.isFull()) {
      write(open);
    }
  }

  private void write(ScoreAppender open) throws IOException {
    open.append(ScoreCodec.encode(batch));
    places = open.places();
    position = batch.lastSequence();
    batch = new ScoreBatch(settings.blockParts());
  }

  private ScoreAppender openIfClosed() throws IOException {
    ScoreAppender open = appender;
    if (open != null) {
      return open;
    }
    open = new ScoreAppender(folder, settings, folder.places());
    long torn = open.cutTorn();
    if (torn > 0) {
      faults.count("scores", "torn end cut", torn + " bytes; they are read from the journal again");
    }
    appender = open;
    places = open.places();
    position = places.isEmpty() ? 0 : places.getLast().mark().lastSequence();
    read = position;
    batch = new ScoreBatch(settings.blockParts());
    return open;
  }

  /// Another journal than the one that was followed: what is here is of no use beside it, but it is
  /// not ours to delete.
  private ScoreAppender beginAnew(JournalReader journal) throws IOException {
    Path aside = folder.path().resolveSibling("scores.of-another-journal");
    faults.count(
        "scores",
        "ahead of the journal, set aside",
        "scores at %d, journal at %d".formatted(position, journal.lastSequence()));
    if (Files.exists(aside)) {
      throw new IndexUnavailable(
          "%s is of another journal, but there are such scores already in %s: move them away"
              .formatted(folder.path(), aside));
    }
    Files.move(folder.path(), aside);
    appender = null;
    return openIfClosed();
  }
}
