package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.reject.Input;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyAgentTest {
  private static final long MILLI = 1_000_000;

  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final List<String> done = new ArrayList<>();
  private final KeyAgent keys =
      new KeyAgent(
          new KeyAgent.Asked(() -> done.add("reset"), this::recipe, () -> done.add("end")), faults);

  private void recipe(int number) {
    if (number == 0) {
      throw new BadInput("no such recipe");
    }
    done.add("recipe " + number);
  }

  private void turn(Input key, boolean on, long millis) {
    keys.turned(key, on);
    keys.doWork(millis * MILLI);
  }

  @Test
  void aRecipeIsCalledOnThisThread() {
    keys.called(129);
    assertThat(done).isEmpty();
    keys.doWork(0);
    keys.doWork(1);
    assertThat(done).containsExactly("recipe 129");
  }

  @Test
  void aNumberThatNobodyKnowsIsCounted() {
    keys.called(0);
    keys.doWork(0);
    assertThat(faults.count("keys", "recipe not called")).isEqualTo(1);
  }

  @Test
  void theResetKeyResetsEachTimeItIsTurnedOn() {
    turn(Input.RESET_KEY, true, 0);
    turn(Input.RESET_KEY, true, 1);
    turn(Input.RESET_KEY, false, 2);
    turn(Input.RESET_KEY, true, 3);
    assertThat(done).containsExactly("reset", "reset");
  }

  @Test
  void aSupplyThatFailsForASecondEndsTheStationAndAShorterDipDoesNot() {
    turn(Input.POWER_FAILING, true, 0);
    turn(Input.POWER_FAILING, false, 900);
    keys.doWork(5_000 * MILLI);
    turn(Input.POWER_FAILING, true, 6_000);
    assertThat(keys.dueNanos()).isEqualTo(7_000 * MILLI);
    keys.doWork(6_999 * MILLI);
    assertThat(done).isEmpty();
    keys.doWork(7_000 * MILLI);
    keys.doWork(9_000 * MILLI);
    assertThat(done).containsExactly("end");
  }
}
