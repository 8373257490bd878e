package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.CameraHealth;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.LineView;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.StateReason;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Trouble;
import dev.linewarden.ui.AlarmKind;
import dev.linewarden.ui.Alarms;
import dev.linewarden.ui.CameraReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AlarmBoardTest {
  private final List<String> noted = new ArrayList<>();
  private long wallMillis = 1_000;
  private final Clock clock = new Wall();
  private final FaultLog faults = new FaultLog(clock);
  private LineState state = LineState.RUNNING;
  private StateReason why = new StateReason.StartedBy("otto");
  private String records = "";
  private String camera = "";
  private boolean full;
  private final Map<Long, byte[]> pictures = new HashMap<>();
  private final AlarmBoard board =
      new AlarmBoard(
          new AlarmBoard.Sources(
              this::line,
              this::cameras,
              () -> records,
              faults,
              part -> Optional.ofNullable(pictures.get(part))),
          this::note,
          clock);

  private final class Wall implements Clock {
    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public long wallMillis() {
      return wallMillis;
    }
  }

  private static StateReason trouble(String what) {
    return new StateReason.StoppedFor(new Trouble("io", what, what + ": in words"));
  }

  private LineView line() {
    Recipe recipe =
        new Recipe(
            new RecipeKey("bottle", 1),
            "Bottle",
            List.of(RecipeView.only(2, 2)),
            List.of(new ToolSpec("cap", "compare", Map.of())),
            List.of(new Limit("cap", "score", 0.8, 1, "cap missing")),
            Map.of());
    return new LineView(state, why, recipe, List.of(), Balance.ZERO, Counts.ZERO, "", 0);
  }

  private List<CameraReport> cameras() {
    return List.of(new CameraReport("", "drawn bottles", camera, CameraHealth.NONE));
  }

  private boolean note(Note note) {
    return !full && noted.add(note.kind().words() + ": " + note.what() + " by " + note.who());
  }

  private List<String> standing() {
    return board.standing().stream().map(each -> each.kind().key()).toList();
  }

  @Test
  void whatStoppedTheLineStandsUntilAPersonStartsIt() {
    assertThat(standing()).isEmpty();
    state = LineState.FAULTED;
    why = trouble("bin_full");
    wallMillis = 2_000;

    Alarms.Standing alarm = board.standing().getFirst();
    assertThat(alarm.kind()).isEqualTo(AlarmKind.BIN_FULL);
    assertThat(alarm.ends()).isEqualTo(AlarmKind.Ends.BY_START);
    assertThatThrownBy(() -> board.clear(alarm.id(), "anna"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("when a person starts the line");

    state = LineState.RUNNING;
    why = new StateReason.StartedBy("anna");
    wallMillis = 9_000;
    assertThat(standing()).isEmpty();
    Alarms.Logged logged = board.log().getFirst();
    assertThat(logged.cameWallMillis()).isEqualTo(2_000);
    assertThat(logged.wentWallMillis()).hasValue(9_000);
    assertThat(logged.who()).isEqualTo("anna");
    assertThat(noted).as("the line notes its own").isEmpty();
  }

  @Test
  void aCountedFaultThatNeedsAPersonStandsUntilOneSaysSoAndComesAgain() {
    faults.count("line", "trend", "20 of the last 20 parts not passed");
    faults.count("line", "trend", "21 of the last 21 parts not passed");
    Alarms.Standing alarm = board.standing().getFirst();
    assertThat(alarm.count()).isEqualTo(2);

    board.clear(alarm.id(), "anna");
    assertThat(standing()).isEmpty();
    assertThat(board.log().getFirst().who()).isEqualTo("anna");

    faults.count("line", "trend", "again");
    assertThat(board.standing().getFirst().count()).as("since it was cleared").isEqualTo(1);
    assertThat(board.log()).hasSize(2);
    assertThat(noted)
        .containsExactly(
            "alarm raised: line/trend by the station",
            "alarm cleared: line/trend by anna",
            "alarm raised: line/trend by the station");
  }

  @Test
  void whatIsOnlyCountedCallsNobody() {
    faults.count("io", "part sensor bounced", "edge ignored");
    faults.count("upstream", "broker not reached", "");

    assertThat(standing()).isEmpty();
  }

  @Test
  void camerasAndRecordsAreOverByThemselvesAndWhatStopsTheLineComesFirst() {
    camera = "it does not answer";
    records = "the disk is full";
    board.look();
    state = LineState.FAULTED;
    why = trouble("air_low");

    assertThat(standing()).containsExactly("air_low", "records", "camera_away");
    assertThatThrownBy(() -> board.clear("records", "anna"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("when its cause is gone");

    camera = "";
    records = "";
    assertThat(standing()).containsExactly("air_low");
    assertThat(board.log()).filteredOn(each -> each.wentWallMillis().isPresent()).hasSize(2);
  }

  @Test
  void anotherReasonForTheSameStopIsAnotherAlarm() {
    state = LineState.FAULTED;
    why = trouble("air_low");
    board.look();
    why = trouble("bin_full");
    board.look();

    assertThat(standing()).containsExactly("bin_full");
    assertThat(board.log()).hasSize(2);
    assertThat(board.log().getLast().wentWallMillis()).isPresent();
  }

  @Test
  void thePictureOfThePartItIsAboutStaysHoweverManyOthersCome() {
    PartId part = new PartId(7);
    faults.count(new Trouble("io", "confirm edge nobody expected", "part 7 fell", part));
    assertThat(board.standing().getFirst().pictured()).as("not at hand yet").isEmpty();

    byte[] jpeg = {1};
    pictures.put(7L, jpeg);
    assertThat(board.standing().getFirst().pictured()).contains(part);
    pictures.clear();
    for (long other = 0; other <= AlarmBoard.PICTURES_MAX; other++) {
      pictures.put(100 + other, jpeg);
      PartId missed = new PartId(100 + other);
      faults.count(new Trouble("line", "part not removed", "not seen to go", missed));
      board.look();
    }
    assertThat(board.picture(part)).hasValue(jpeg);
    assertThat(board.picture(new PartId(100))).as("no alarm is about it any more").isEmpty();
  }

  @Test
  void aStopForAPartShowsIt() {
    pictures.put(7L, new byte[] {1});
    state = LineState.FAULTED;
    Trouble missed = new Trouble("io", "ejection missed", "too late for part 7", new PartId(7));
    why = new StateReason.StoppedFor(missed);
    assertThat(board.standing().getFirst().pictured()).contains(new PartId(7));
  }

  @Test
  void whatTheAuditTrailDoesNotTakeStaysUp() {
    faults.count("line", "clock", "set");
    board.look();
    full = true;

    assertThatThrownBy(() -> board.clear("line/clock", "anna")).isInstanceOf(BadInput.class);
    assertThat(standing()).containsExactly("clock");
  }

  @Test
  void theLogIsBounded() {
    for (int i = 0; i < Alarms.LOGGED_MAX + 5; i++) {
      camera = "away";
      board.look();
      camera = "";
      board.look();
    }
    assertThat(board.log()).hasSize(Alarms.LOGGED_MAX);
  }
}
