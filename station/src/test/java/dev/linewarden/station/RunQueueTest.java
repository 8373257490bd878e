package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunQueueTest {
  private static long second(String line) {
    return RunQueue.second(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void theTimeWithoutACoreIsTheSecondNumber() {
    assertThat(second("120034 2372153 17\n")).isEqualTo(2_372_153);
    assertThat(second("0 0 1\n")).isZero();
    assertThat(second("nothing")).isZero();
  }

  @Test
  void askedAgainItSaysNoLess() {
    try (RunQueue queue = RunQueue.ofThisThread()) {
      long first = queue.waitedNanos();
      assertThat(queue.waitedNanos()).isGreaterThanOrEqualTo(first);
    }
  }
}
