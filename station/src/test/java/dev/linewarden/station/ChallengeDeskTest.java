package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.records.AuditEvent;
import dev.linewarden.records.AuditLog;
import dev.linewarden.ui.Challenges;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChallengeDeskTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path root;
  private ChallengeRig rig;

  @BeforeEach
  void open() {
    rig = new ChallengeRig(root, Duration.ofHours(8));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void begin(int parts, int bad, String fault) {
    rig.desk.begin(new Challenges.Wish("low caps", parts, bad, fault), "anna");
    rig.run(SECOND); // people are not faster
  }

  private Challenges.Held last() {
    rig.run(SECOND);
    return rig.desk.newest(WallSpan.ALWAYS, 1).getFirst();
  }

  private List<String> trail() {
    List<String> trail = new ArrayList<>();
    rig.run(SECOND);
    AuditLog.forEach(root, event -> trail.add(told(event)));
    return trail.stream().filter(told -> told.startsWith("challenge")).toList();
  }

  private static String told(AuditEvent event) {
    return "%s: %s, %s: %s".formatted(event.kindWords(), event.who(), event.what(), event.why());
  }

  @Test
  void badPartsThatAreAllRemovedPassTheChallengeAndStandInTheTrail() {
    rig.good();
    begin(3, 3, "");
    rig.bad("cap missing");
    assertThat(last().result()).isEqualTo("running");
    rig.bad("cap tilted");
    rig.bad("cap missing");
    rig.good();

    assertThat(last().result()).isEqualTo("passed");
    assertThat(last().entry()).isPositive();
    assertThat(trail())
        .containsExactly(
            "challenge given: anna, low caps: 3 of the next 3 parts must be removed",
            "challenge passed: the station, low caps: 3 of 3 removed: part 2 cap missing removed,"
                + " part 3 cap tilted removed, part 4 cap missing removed");
    assertThat(rig.desk.alarm()).isEmpty();
    assertThat(rig.pictures).containsExactly(3);
  }

  @Test
  void aBadPartThatIsLetThroughFailsItAndThatStaysAnAlarmUntilOneIsPassed() {
    begin(2, 2, "");
    rig.bad("cap missing");
    rig.good();
    assertThat(last().result()).isEqualTo("failed");
    assertThat(last().found())
        .startsWith("1 of 2 removed: part 1 cap missing removed, part 2 pass");
    assertThat(rig.desk.alarm()).contains("'low caps' failed");
    rig.killAndReopen();
    assertThat(rig.desk.alarm()).contains("'low caps' failed");

    begin(1, 1, "");
    rig.bad("cap missing");
    rig.run(SECOND);
    assertThat(rig.desk.alarm()).isEmpty();
    assertThat(rig.desk.newest(WallSpan.ALWAYS, 9)).hasSize(2);
    long begun = rig.desk.newest(WallSpan.ALWAYS, 1).getFirst().wallMillis();
    assertThat(rig.desk.newest(new WallSpan(begun + 1, Long.MAX_VALUE), 9)).isEmpty();
  }

  @Test
  void whatIsRemovedForAnotherReasonOrWithoutAVerdictOrUnseenProvesNothing() {
    begin(1, 1, "cap missing");
    rig.bad("underfilled");
    assertThat(last().result()).isEqualTo("failed");

    begin(1, 1, "");
    rig.part(new Verdict.Unjudged(Cause.LATE, "late"), Ending.REMOVED);
    assertThat(last().result()).isEqualTo("failed");

    begin(1, 1, "");
    rig.part(ChallengeRig.reject("cap missing"), Ending.NOT_REMOVED);
    assertThat(last().result()).isEqualTo("failed");
  }

  @Test
  void goodPartsAmongThemMustPass() {
    begin(3, 1, "cap missing");
    rig.good();
    rig.bad("cap missing");
    rig.good();
    assertThat(last().result()).isEqualTo("passed");

    begin(3, 0, "");
    rig.good();
    rig.bad("cap missing");
    rig.good();
    assertThat(last().result()).isEqualTo("failed");
  }

  @Test
  void partsThatDoNotComeFailItWhenItsTimeIsOver() {
    begin(2, 2, "");
    rig.bad("cap missing");
    rig.run(ChallengeDesk.LONGEST.minus(SECOND.multipliedBy(2)));
    assertThat(rig.desk.newest(WallSpan.ALWAYS, 1).getFirst().result()).isEqualTo("running");
    rig.run(SECOND);
    assertThat(last().result()).isEqualTo("failed");
    assertThat(last().found()).contains("only 1 of 2 parts came");
  }

  @Test
  void oneThatAKillEndedIsFoundAtTheNextStart() {
    begin(2, 2, "");
    rig.bad("cap missing");
    rig.run(SECOND);
    rig.killAndReopen();

    assertThat(last().result()).isEqualTo("failed");
    assertThat(trail().getLast())
        .isEqualTo("challenge failed: the station, low caps: the station ended before it was over");
  }

  @Test
  void onlyOneAtATimeAndOnlyWhileTheLineRuns() {
    begin(2, 2, "");
    assertThatThrownBy(() -> begin(1, 1, ""))
        .isInstanceOf(BadInput.class)
        .hasMessage("a challenge is under way: low caps");
    rig.run(ChallengeDesk.LONGEST.plus(SECOND));
    rig.line = LineState.STOPPED;
    assertThatThrownBy(() -> begin(1, 1, ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("does not run");
  }

  @Test
  void theNextOneIsDueSoLongAfterTheLastGoodOneHoweverTheClockJumps() {
    assertThat(rig.desk.alarm()).isEmpty();
    rig.later(Duration.ofHours(7));
    rig.wallMillis += Duration.ofDays(1).toMillis();
    rig.run(SECOND);
    assertThat(rig.desk.alarm()).isEmpty();
    rig.later(Duration.ofHours(1));
    assertThat(rig.desk.alarm()).isEqualTo("a challenge is due: none was passed for 8 hours");

    begin(1, 1, "");
    rig.bad("cap missing");
    rig.run(SECOND);
    rig.later(Duration.ofHours(5));
    assertThat(rig.desk.alarm()).isEmpty();
    rig.killAndReopen();
    rig.later(Duration.ofHours(2));
    assertThat(rig.desk.alarm()).isEmpty();
    rig.later(Duration.ofHours(1));
    assertThat(rig.desk.alarm()).contains("due");
  }

  @Test
  void whatAPersonMustHoldBeginsWithTheLastGoodOne() {
    long begun = rig.wallMillis;
    begin(1, 1, "");
    rig.bad("cap missing");
    rig.later(Duration.ofHours(1));
    begin(1, 1, "");
    rig.good();
    rig.run(SECOND);

    assertThat(ChallengeBook.read(root).lastPassed().orElseThrow().wallMillis()).isEqualTo(begun);
  }
}
