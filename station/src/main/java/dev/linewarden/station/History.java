package dev.linewarden.station;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.Lookup;
import dev.linewarden.records.Calendar;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.Follower;
import dev.linewarden.records.IndexFollower;
import dev.linewarden.records.LedgerIndex;
import dev.linewarden.records.PartSearch;
import dev.linewarden.records.ScoreHistory;
import dev.linewarden.records.ScoreSettings;
import dev.linewarden.records.ScoreStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is made of the journal to answer questions: the index, and the values of every part.
final class History implements AutoCloseable {
  private final LedgerIndex index;
  private final ScoreStore scores;
  private final FaultLog faults;

  History(DataFolder data, Calendar calendar, FaultLog faults) {
    this.faults = faults;
    scores = new ScoreStore(data, ScoreSettings.DEFAULTS, faults);
    index = new LedgerIndex(data, LedgerIndex.PARTS_MAX_DEFAULT, calendar, faults);
  }

  Lookup search(JournalReader journal) {
    return new PartSearch(index, scores, journal);
  }

  ScoreHistory scores(JournalReader journal) {
    return scores.history(journal);
  }

  /// How far the journal was read, by role.
  Map<String, Long> positions() {
    Map<String, Long> positions = new HashMap<>();
    all().forEach(follower -> positions.put(follower.role(), follower.position()));
    return positions;
  }

  List<IndexFollower> followers(JournalReader journal) {
    return all().stream().map(follower -> new IndexFollower(follower, journal, faults)).toList();
  }

  @Override
  public void close() {
    index.close();
  }

  private List<Follower> all() {
    return List.of(index, scores);
  }
}
