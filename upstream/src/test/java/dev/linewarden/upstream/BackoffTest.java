package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  @Test
  void itDoublesUpToItsBoundAndStartsSmallAgain() {
    Backoff backoff = new Backoff("line-4");
    long first = backoff.nextNanos();
    assertThat(backoff.nextNanos()).isEqualTo(first * 2);
    long longest = 0;
    for (int i = 0; i < 100; i++) {
      longest = backoff.nextNanos();
    }
    assertThat(longest).isBetween(Backoff.LAST_NANOS * 3 / 4, Backoff.LAST_NANOS * 5 / 4);
    backoff.reset();
    assertThat(backoff.nextNanos()).isEqualTo(first);
  }

  @Test
  void stationsOfOnePlantDoNotKnockTogether() {
    Set<Long> waits = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      waits.add(new Backoff("line-" + i).nextNanos());
    }
    assertThat(waits).hasSizeGreaterThan(20);
  }
}
