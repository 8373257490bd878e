package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.Lookup;
import dev.linewarden.inspection.Note;
import dev.linewarden.records.AuditKeeper;
import dev.linewarden.records.AuditTrail;
import dev.linewarden.records.Calendar;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.JournalHealth;
import dev.linewarden.records.JournalSettings;
import dev.linewarden.records.Keyring;
import dev.linewarden.records.LedgerJournal;
import dev.linewarden.records.ScoreHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// What a running station writes down: the journal, and what follows it. One thread opens, begins,
/// ends and closes it.
final class RecordKeeping implements AutoCloseable {
  private final Clock clock;
  private final Supplier<Map<String, Long>> plant;
  private final Closer closer = new Closer();
  private final Path folder;
  private final History history;
  private final AuditKeeper audit;
  private final LedgerJournal journal;
  private final ChallengeDesk challenges;

  /// What else of the station it asks.
  ///
  /// @param plant how far each of the plant's feeds has read, by its name; asked at once
  /// @param challenge how often the station is to be challenged
  /// @param pictures told of how many next parts somebody knows what they are
  record Around(
      Supplier<Map<String, Long>> plant,
      ChallengeRule challenge,
      Supplier<LineState> line,
      IntConsumer pictures) {}

  /// What it keeps, and how.
  ///
  /// @param calendar by what time is cut in statistics
  /// @param journal how much of it is kept
  record Kept(Calendar calendar, JournalSettings journal) {}

  RecordKeeping(
      DataFolder data,
      Calendar calendar,
      Keyring keys,
      Around around,
      Clock clock,
      FaultLog faults) {
    this(data, new Kept(calendar, JournalSettings.DEFAULTS), keys, around, clock, faults);
  }

  RecordKeeping(
      DataFolder data, Kept kept, Keyring keys, Around around, Clock clock, FaultLog faults) {
    this.clock = clock;
    this.plant = around.plant();
    this.folder = data.journal();
    try {
      history = closer.keep(new History(data, kept.calendar(), faults));
      // Closed after the journal, so that it has its last entries too.
      AuditTrail trail = AuditTrail.open(data, keys, faults);
      audit = closer.keep(new AuditKeeper(trail, this::journal, clock, faults));
      journal = closer.keep(LedgerJournal.open(data, kept.journal(), this::positions, faults));
      challenges =
          new ChallengeDesk(
              new ChallengeDesk.Around(
                  data.root(),
                  journal,
                  journal,
                  audit::position,
                  around.line(),
                  around.pictures(),
                  clock,
                  faults),
              around.challenge());
    } catch (RuntimeException e) {
      closer.close();
      throw e;
    }
  }

  LedgerJournal journal() {
    return journal;
  }

  Lookup search() {
    return history.search(journal);
  }

  ScoreHistory scores() {
    return history.scores(journal);
  }

  /// Who reads what the journal has written, on threads that may wait.
  List<Agent> followers() {
    List<Agent> followers = new ArrayList<>(history.followers(journal));
    followers.add(audit);
    followers.add(challenges);
    return List.copyOf(followers);
  }

  ChallengeDesk challenges() {
    return challenges;
  }

  /// What may be in trouble, by name, each in words; empty when all is well.
  Map<String, Supplier<String>> troubles() {
    return Map.of("records", this::ownAlarm, "challenge", challenges::alarm);
  }

  /// The first trouble in words; empty when all is well.
  String alarm() {
    String own = ownAlarm();
    return own.isEmpty() ? challenges.alarm() : own;
  }

  private String ownAlarm() {
    String own = journal.health().alarm();
    return own.isEmpty() ? audit.alarm() : own;
  }

  /// About how many more entries fit on the disk.
  long room() {
    JournalHealth health = journal.health();
    long entryBytes = Math.max(1, health.roomBytes() / Math.max(1, health.entriesLeft()));
    try {
      long usable = Files.getFileStore(folder).getUsableSpace();
      return health.entriesLeft() + usable / entryBytes;
    } catch (IOException e) {
      return health.entriesLeft(); // a disk that does not answer has no more room
    }
  }

  /// Notes that the station starts, and how the run before ended.
  void begin() {
    if (!journal.endedInOrder()) {
      note(Note.Kind.STATION_KILLED, "the run before did not end in order: a kill or a power cut");
    }
    note(Note.Kind.STATION_STARTED, "");
  }

  /// The last entry of this run; the line and everybody who notes have ended.
  void end() {
    note(Note.Kind.STATION_STOPPED, "");
  }

  private void note(Note.Kind kind, String why) {
    journal.note(Note.of(kind, clock.wallMillis(), Note.STATION, why));
  }

  /// Segments that a follower has not read yet are kept.
  private Map<String, Long> positions() {
    Map<String, Long> positions = new HashMap<>(history.positions());
    positions.put("audit", audit.position());
    positions.putAll(plant.get());
    return positions;
  }

  @Override
  public void close() {
    closer.close();
  }
}
