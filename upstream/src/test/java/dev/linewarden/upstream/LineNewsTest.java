package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LineNewsTest {
  @Test
  void theSlowestIsNamedOnlyWhenItIsClearlySlower() {
    assertThat(news(running("a", 600), running("b", 590), running("c", 598)).slowest()).isEmpty();
    assertThat(news(running("a", 600), running("b", 480), running("c", 598)).slowest())
        .hasValue("b");
    assertThat(news(running("a", 600)).slowest()).isEmpty();
    assertThat(news(running("a", 600), resting("b", Neighbour.State.STOPPED, 5)).slowest())
        .isEmpty();
  }

  @Test
  void theOneThatHasNotRunForTheLongestStoppedFirst() {
    assertThat(news(running("a", 600), running("b", 600)).stoppedFirst()).isEmpty();
    assertThat(
            news(
                    resting("a", Neighbour.State.STOPPED, 2000),
                    resting("b", Neighbour.State.FAULTED, 3000),
                    resting("c", Neighbour.State.SILENT, 100))
                .stoppedFirst())
        .hasValue("b");
  }

  @Test
  void aNameThatNobodyAnswersToStoppedNothing() {
    assertThat(news(running("a", 600), resting("b", Neighbour.State.UNKNOWN, 9000)).stoppedFirst())
        .isEmpty();
  }

  private static LineNews news(Neighbour... stations) {
    return LineNews.of("", List.of(stations));
  }

  private static Neighbour running(String name, double rate) {
    return new Neighbour(
        name,
        false,
        Neighbour.State.RUNNING,
        "",
        0,
        "bottle r3",
        10,
        10,
        0,
        0,
        OptionalDouble.of(rate),
        OptionalLong.of(100));
  }

  private static Neighbour resting(String name, Neighbour.State state, long sinceMillis) {
    return Neighbour.withoutCounts(name, false, state, sinceMillis);
  }
}
