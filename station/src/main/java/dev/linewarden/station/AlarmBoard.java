package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineView;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.StateReason;
import dev.linewarden.inspection.Trouble;
import dev.linewarden.ui.AlarmKind;
import dev.linewarden.ui.Alarms;
import dev.linewarden.ui.CameraReport;
import dev.linewarden.ui.Thumbnails;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// What a person has to see to: what stopped the line, records and cameras in trouble, and counted
/// faults that nobody has looked at since. It looks when it is asked, and each second. Any thread.
final class AlarmBoard implements Alarms {
  private static final String RECORDS = "records";

  /// More parts than alarms are about at once.
  static final int PICTURES_MAX = 64;

  /// What is looked at.
  ///
  /// @param records their trouble in words; empty while all is well
  /// @param pictures the small picture of a part as JPEG, for as long as it is at hand
  record Sources(
      Supplier<LineView> line,
      Supplier<List<CameraReport>> cameras,
      Supplier<String> records,
      FaultLog faults,
      LongFunction<Optional<byte[]>> pictures) {}

  private final Sources sources;
  private final Notes notes;
  private final Clock clock;
  private final Map<String, Standing> standing = new LinkedHashMap<>();

  /// How often each fault had been counted when a person cleared it; the fault log bounds it.
  private final Map<String, Long> cleared = new HashMap<>();

  /// Of parts that alarms are about. Those that stand are asked for at each look.
  private final Thumbnails pictures = new Thumbnails(PICTURES_MAX);

  private final ArrayDeque<Logged> log = new ArrayDeque<>();

  AlarmBoard(Sources sources, Notes notes, Clock clock) {
    this.sources = sources;
    this.notes = notes;
    this.clock = clock;
  }

  @Override
  public synchronized List<Standing> standing() {
    look();
    return standing.values().stream()
        .sorted(
            Comparator.comparing((Standing each) -> each.ends() != AlarmKind.Ends.BY_START)
                .thenComparing(Comparator.comparingLong(Standing::sinceWallMillis).reversed()))
        .toList();
  }

  @Override
  public synchronized List<Logged> log() {
    look();
    return List.copyOf(log);
  }

  @Override
  public synchronized Optional<byte[]> picture(PartId part) {
    return pictures.find(part);
  }

  @Override
  public synchronized void clear(String id, String who) {
    look();
    Standing alarm = standing.get(id);
    if (alarm == null) {
      throw new BadInput("there is no alarm '%s'; it may be over".formatted(id));
    }
    if (alarm.ends() != AlarmKind.Ends.BY_PERSON) {
      throw new BadInput(
          "'%s' is over %s"
              .formatted(
                  alarm.words(),
                  alarm.ends() == AlarmKind.Ends.BY_START
                      ? "when a person starts the line"
                      : "when its cause is gone"));
    }
    if (!note(Note.Kind.ALARM_CLEARED, id, who, alarm.words())) {
      throw new BadInput("the audit trail takes no entry at the moment; try again");
    }
    cleared.merge(id, alarm.count(), Long::sum);
    went(id, who);
  }

  /// What came is put up, what is over is taken down. Notes of the line, of records and of cameras
  /// are others'.
  synchronized void look() {
    LineView line = sources.line().get();
    Map<String, Standing> now = new LinkedHashMap<>();
    if (line.why() instanceof StateReason.StoppedFor(Trouble trouble)) {
      put(now, LINE, AlarmKind.ofStop(trouble), trouble.words(), 1, trouble.part());
    }
    String records = sources.records().get();
    if (!records.isEmpty()) {
      put(now, RECORDS, AlarmKind.RECORDS, records, 1, PartId.NOBODY);
    }
    for (CameraReport camera : sources.cameras().get()) {
      if (!camera.trouble().isEmpty()) {
        put(
            now,
            "camera " + camera.view(),
            AlarmKind.CAMERA_AWAY,
            camera.trouble(),
            1,
            PartId.NOBODY);
      }
    }
    for (FaultLog.Fault fault : sources.faults().faults()) {
      AlarmKind kind = AlarmKind.of(fault.source(), fault.what());
      String id = fault.source() + "/" + fault.what();
      long since = fault.count() - cleared.getOrDefault(id, 0L);
      if (kind.ends() == AlarmKind.Ends.BY_PERSON && since > 0) {
        put(now, id, kind, fault.detail(), since, fault.part());
      }
    }
    List<String> over = standing.keySet().stream().filter(id -> !now.containsKey(id)).toList();
    over.forEach(id -> went(id, id.equals(LINE) ? whoEnded(line) : ""));
    now.values().forEach(this::stand);
  }

  private void put(
      Map<String, Standing> now,
      String id,
      AlarmKind kind,
      String words,
      long count,
      PartId about) {
    Standing before = standing.get(id);
    long sinceMillis =
        before != null && before.kind() == kind ? before.sinceWallMillis() : clock.wallMillis();
    now.put(id, new Standing(id, kind, words, sinceMillis, count, pictured(about)));
  }

  private Optional<PartId> pictured(PartId part) {
    if (part.equals(PartId.NOBODY)) {
      return Optional.empty();
    }
    if (pictures.find(part).isEmpty()) {
      sources.pictures().apply(part.value()).ifPresent(jpeg -> pictures.put(part, jpeg));
    }
    return pictures.find(part).map(_ -> part);
  }

  private void stand(Standing alarm) {
    Standing before = standing.put(alarm.id(), alarm);
    if (before != null && before.kind() == alarm.kind()) {
      return;
    }
    if (before != null) {
      end(before, "");
    }
    log.addFirst(
        new Logged(alarm.kind(), alarm.words(), alarm.sinceWallMillis(), OptionalLong.empty(), ""));
    if (log.size() > LOGGED_MAX) {
      log.removeLast();
    }
    if (alarm.ends() == AlarmKind.Ends.BY_PERSON) {
      // What is not taken is in the fault log, and its clearing will be noted.
      boolean _ = note(Note.Kind.ALARM_RAISED, alarm.id(), Note.STATION, alarm.words());
    }
  }

  private void went(String id, String who) {
    Standing alarm = standing.remove(id);
    if (alarm != null) {
      end(alarm, who);
    }
  }

  private void end(Standing alarm, String who) {
    List<Logged> all = new ArrayList<>(log);
    log.clear();
    boolean ended = false;
    for (Logged each : all) {
      boolean same =
          !ended
              && each.kind() == alarm.kind()
              && each.cameWallMillis() == alarm.sinceWallMillis()
              && each.wentWallMillis().isEmpty();
      ended |= same;
      log.addLast(same ? ended(each, who) : each);
    }
  }

  private Logged ended(Logged each, String who) {
    return new Logged(
        each.kind(), each.words(), each.cameWallMillis(), OptionalLong.of(clock.wallMillis()), who);
  }

  /// The line says itself who started or stopped it.
  private static String whoEnded(LineView line) {
    return switch (line.why()) {
      case StateReason.StartedBy(String who) -> who;
      case StateReason.StoppedBy(String who) -> who;
      case StateReason.RecipeChosen _, StateReason.NotStarted _, StateReason.StoppedFor _ -> "";
    };
  }

  private boolean note(Note.Kind kind, String id, String who, String why) {
    return notes.note(Note.of(kind, clock.wallMillis(), who, id, why));
  }
}
