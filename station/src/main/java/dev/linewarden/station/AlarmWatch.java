package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import dev.linewarden.ui.CameraReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Looks every [#LOOK_NANOS] at what may be in trouble, and notes when trouble begins and ends; at
/// most that often, however it flickers. One thread at a time.
final class AlarmWatch implements Agent {
  static final long LOOK_NANOS = 1_000_000_000L;

  private final Map<String, Supplier<String>> troubles;
  private final Supplier<List<CameraReport>> cameras;
  private final IntSupplier others;
  private final Notes notes;
  private final Clock clock;
  private final Doorbell doorbell = new Doorbell();
  private final Set<String> raised = new TreeSet<>();
  private long nextNanos = Long.MIN_VALUE;

  /// @param troubles each in words, by its name; empty while all is well
  /// @param cameras how they are now
  /// @param others look for themselves, and say how much they noted
  AlarmWatch(
      Map<String, Supplier<String>> troubles,
      Supplier<List<CameraReport>> cameras,
      IntSupplier others,
      Notes notes,
      Clock clock) {
    this.troubles = Map.copyOf(troubles);
    this.cameras = cameras;
    this.others = others;
    this.notes = notes;
    this.clock = clock;
  }

  @Override
  public String role() {
    return "alarms";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    if (nowNanos < nextNanos) {
      return 0;
    }
    nextNanos = nowNanos + LOOK_NANOS;
    int noted = 0;
    for (Map.Entry<String, Supplier<String>> each : troubles.entrySet()) {
      noted += look(each.getKey(), each.getValue().get()) ? 1 : 0;
    }
    for (CameraReport camera : cameras.get()) {
      String name = camera.view().isEmpty() ? "camera" : "camera " + camera.view();
      noted += look(name, camera.trouble()) ? 1 : 0;
    }
    return noted + others.getAsInt();
  }

  /// What is not taken is noted at the next look.
  private boolean look(String name, String trouble) {
    if (!trouble.isEmpty() && !raised.contains(name)) {
      return note(Note.Kind.ALARM_RAISED, name, trouble) && raised.add(name);
    }
    if (trouble.isEmpty() && raised.contains(name)) {
      return note(Note.Kind.ALARM_CLEARED, name, "") && raised.remove(name);
    }
    return false;
  }

  private boolean note(Note.Kind kind, String name, String why) {
    return notes.note(Note.of(kind, clock.wallMillis(), Note.STATION, name, why));
  }

  @Override
  public long dueNanos() {
    return nextNanos;
  }
}
