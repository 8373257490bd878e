package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.CameraHealth;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Note;
import dev.linewarden.ui.CameraReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AlarmWatchTest {
  private final List<String> noted = new ArrayList<>();
  private boolean full;
  private String trouble = "";
  private long now = 5;
  private CameraReport camera = camera("");
  private final AlarmWatch watch =
      new AlarmWatch(
          Map.of("records", () -> trouble),
          () -> List.of(camera),
          () -> 0,
          this::take,
          new MonotonicClock());

  private boolean take(Note note) {
    return !full && noted.add(note.kind().words() + ": " + note.what() + " " + note.why());
  }

  @Test
  void anAlarmIsNotedWhenItBeginsAndWhenItEndsAndNotInBetween() {
    look();
    trouble = "the disk is full";
    look();
    trouble = "the disk is very full";
    look();
    trouble = "";
    look();
    look();
    assertThat(noted)
        .containsExactly("alarm raised: records the disk is full", "alarm cleared: records ");
  }

  @Test
  void eachCameraHasItsOwn() {
    look();
    camera = camera("it does not answer");
    trouble = "the disk is full";
    look();
    trouble = "";
    look();
    assertThat(noted)
        .containsExactly(
            "alarm raised: records the disk is full",
            "alarm raised: camera top it does not answer",
            "alarm cleared: records ");
  }

  private static CameraReport camera(String trouble) {
    return new CameraReport("top", "drawn bottles", trouble, CameraHealth.NONE);
  }

  @Test
  void whatTheJournalDidNotTakeIsNotedLater() {
    full = true;
    trouble = "the disk is full";
    look();
    full = false;
    look();
    assertThat(noted).containsExactly("alarm raised: records the disk is full");
  }

  @Test
  void troubleThatFlickersIsLookedAtOnceASecond() {
    look();
    trouble = "short";
    assertThat(watch.doWork(now + AlarmWatch.LOOK_NANOS - 1)).isZero();
    trouble = "";
    look();
    assertThat(noted).isEmpty();
  }

  private void look() {
    now += AlarmWatch.LOOK_NANOS;
    watch.doWork(now);
  }
}
