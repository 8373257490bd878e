package dev.linewarden.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LockoutTest {
  private final Lockout lockout = new Lockout();

  @Test
  void theDelayDoublesUpToItsBoundAndIsForgotten() {
    for (int i = 0; i < Lockout.FREE; i++) {
      lockout.begin(List.of("anna"), 0);
    }
    long now = 0;
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      lockout.begin(List.of("anna"), now);
      long seconds = waitSeconds(now);
      waits.add(seconds);
      now += TimeUnit.SECONDS.toNanos(seconds);
    }
    assertThat(waits)
        .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
    long muchLater = now + Lockout.DELAY_MAX_NANOS + 1;
    lockout.begin(List.of("anna"), muchLater);
    assertThatCode(() -> lockout.begin(List.of("anna"), muchLater)).doesNotThrowAnyException();
  }

  @Test
  void manyTriesAtOnceAreNoWayAround() {
    int begun = 0;
    for (int i = 0; i < 50; i++) {
      try {
        lockout.begin(List.of("anna", "from " + i), 0);
        begun++;
      } catch (dev.linewarden.inspection.Denied e) {
        assertThat(e.sentence()).contains("again in");
      }
    }
    assertThat(begun).isEqualTo(Lockout.FREE + 1);
  }

  @Test
  void anOwnAccountGivesNoFurtherGuessesFromTheSamePlace() {
    for (int i = 0; i < Lockout.FREE; i++) {
      lockout.begin(List.of("victim " + i, "office"), 0);
      lockout.begin(List.of("own", "office"), 0);
      lockout.succeeded("own", "office", 0);
    }
    lockout.begin(List.of("another victim", "office"), 0);

    AccessTest.refusal(() -> lockout.begin(List.of("own", "office"), 0));
  }

  @Test
  void itRemembersABoundedNumberAndTheNewestAmongThem() {
    for (int i = 0; i < 3 * Lockout.KEYS_MAX; i++) {
      lockout.begin(List.of("name " + i), 0);
    }
    for (int i = 0; i <= Lockout.FREE; i++) {
      lockout.begin(List.of("anna"), 0);
    }
    AccessTest.refusal(() -> lockout.begin(List.of("anna"), 0));
    assertThatCode(() -> lockout.begin(List.of("name 1"), 0)).doesNotThrowAnyException();
  }

  private long waitSeconds(long now) {
    String said = AccessTest.refusal(() -> lockout.begin(List.of("anna"), now));
    return Long.parseLong(said.replaceAll("\\D", ""));
  }
}
