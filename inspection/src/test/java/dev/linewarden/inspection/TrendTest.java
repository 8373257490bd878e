package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final Verdict PASS = new Verdict.Pass();
  private static final Verdict CAP = new Verdict.Reject(List.of(new Reason(LineRig.CAP, 1)));
  private static final Verdict LATE = new Verdict.Unjudged(Cause.LATE, "late");

  private static Trend among(String fault, int atLeast, int ofLast) {
    Trend.Rule rule = new Trend.Rule.Among(atLeast, ofLast);
    return new Trend("t", fault, rule, Trend.Action.ALARM);
  }

  @Test
  void soManyOfTheLastIsSaidWhenItIsSoAndNotBeforeOverDrawnParts() {
    for (long seed = 1; seed <= 300; seed++) {
      Random random = new Random(seed);
      int ofLast = 1 + random.nextInt(12);
      int atLeast = 1 + random.nextInt(ofLast);
      TrendWatch watch = new TrendWatch(among("", atLeast, ofLast));
      List<Boolean> sinceItSpoke = new ArrayList<>();
      for (int part = 0; part < 200; part++) {
        boolean bad = random.nextInt(3) == 0;
        sinceItSpoke.add(bad);
        List<Boolean> last =
            sinceItSpoke.subList(Math.max(0, sinceItSpoke.size() - ofLast), sinceItSpoke.size());
        boolean expected = last.stream().filter(each -> each).count() >= atLeast;

        assertThat(watch.saw(bad ? CAP : PASS))
            .as("seed %d part %d", seed, part)
            .isEqualTo(expected);
        if (expected) {
          sinceItSpoke.clear();
        }
      }
    }
  }

  @Test
  void aCounterIsAtItsEndWhenBadOnesAreSoManyMoreThanGoodOnesSinceItsLowest() {
    for (long seed = 1; seed <= 300; seed++) {
      Random random = new Random(seed);
      int stopAt = 1 + random.nextInt(8);
      Trend trend = new Trend("t", "", new Trend.Rule.UpAndDown(stopAt), Trend.Action.ALARM);
      TrendWatch watch = new TrendWatch(trend);
      int sum = 0;
      int lowest = 0;
      for (int part = 0; part < 200; part++) {
        boolean bad = random.nextBoolean();
        sum += bad ? 1 : -1;
        lowest = Math.min(lowest, sum);
        boolean expected = sum - lowest >= stopAt;

        assertThat(watch.saw(bad ? CAP : PASS))
            .as("seed %d part %d", seed, part)
            .isEqualTo(expected);
        if (expected) {
          sum = 0;
          lowest = 0;
        }
      }
    }
  }

  @Test
  void onlyItsOwnFaultIsBadAndWithoutOneWhateverDidNotPass() {
    assertThat(among("cap missing", 1, 1).isBad(CAP)).isTrue();
    assertThat(among("underfilled", 1, 1).isBad(CAP)).isFalse();
    assertThat(among("cap missing", 1, 1).isBad(LATE)).isFalse();
    assertThat(among("", 1, 1).isBad(CAP)).isTrue();
    assertThat(among("", 1, 1).isBad(LATE)).isTrue();
    assertThat(among("", 1, 1).isBad(PASS)).isFalse();
  }

  @Test
  void whatCanNeverBeThereIsRefused() {
    assertThatThrownBy(() -> new Trend.Rule.Among(5, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Trend.Rule.UpAndDown(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LineRig rig(Trend.Action action) {
    LineRig rig = new LineRig().started();
    Trend trend = new Trend("caps", "cap missing", new Trend.Rule.Among(2, 3), action);
    LoadedRecipe recipe =
        LineRig.recipe(
            new RecipeKey("bottles", 2),
            List.of(RecipeView.only(4, 4)),
            new ArrayList<>(),
            List.of(trend));
    rig.line.commands().offer(new Command.Switch(recipe, "test"));
    return rig.work();
  }

  private static void part(LineRig rig, long part, double value) {
    rig.advance(100 * LineRig.MILLI);
    // The changeover's own messages to the model.
    rig.model.poll();
    rig.model.poll();
    rig.expose(rig.frame(rig.trigger(part)));
    rig.answer(value);
  }

  @Test
  void anAlarmIsCountedAndTheLineGoesOn() {
    LineRig rig = rig(Trend.Action.ALARM);
    for (int part = 1; part <= 4; part++) {
      part(rig, part, 20);
    }

    assertThat(rig.faults.count("line", "trend")).isEqualTo(2);
    assertThat(rig.line.view().state()).isEqualTo(LineState.RUNNING);
  }

  @Test
  void aStopFaultsTheLineUntilItIsStartedAgain() {
    LineRig rig = rig(Trend.Action.STOP);
    part(rig, 1, 20);
    part(rig, 2, 150);
    assertThat(rig.line.view().state()).isEqualTo(LineState.RUNNING);
    part(rig, 3, 20);

    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);
    assertThat(rig.line.view().why().words())
        .startsWith("caps: 2 of the last 3 parts cap missing; a person clears it by a start");
    assertThat(rig.permitted).isFalse();

    rig.started();
    part(rig, 4, 20);
    assertThat(rig.line.view().state()).as("begun anew").isEqualTo(LineState.RUNNING);
  }
}
