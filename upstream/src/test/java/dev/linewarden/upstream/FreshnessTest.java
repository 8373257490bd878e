package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each instance is the station after another start.
final class FreshnessTest {
  private static final long NOW = Samples.WALL_MILLIS;

  @TempDir Path folder;
  private final FaultLog faults = new FaultLog(new MonotonicClock());

  @Test
  void whatWasTakenOfAheadIsNotTakenAgainAfterARestart() {
    at(NOW).take("c1", NOW + 50_000, NOW);
    Freshness again = at(NOW + 20_000);
    refused(again, "c1", NOW + 50_000, NOW + 25_000, "taken before the station began");
    again.take("c2", NOW + 50_001, NOW + 25_000);
  }

  @Test
  void norIsItWhenTheClockWasSetBackMeanwhile() {
    at(NOW).take("c1", NOW + 50_000, NOW);
    Freshness again = at(NOW - 300_000);
    refused(again, "c1", NOW + 50_000, NOW, "taken before the station began");
  }

  @Test
  void whoCannotReadWhatWasTakenTakesNothingThatMayHaveBeen() throws IOException {
    at(NOW).take("c1", NOW + 50_000, NOW);
    Files.writeString(file(), "tak");
    Freshness again = at(NOW + 20_000);
    refused(again, "c1", NOW + 50_000, NOW + 25_000, "taken before the station began");
    assertThat(faults.count("upstream", "last command not known")).isOne();
    again.take("c2", NOW + 80_001, NOW + 25_000);
  }

  @Test
  void whatCannotBeWrittenDownIsNotTaken() throws IOException {
    Freshness fresh = at(NOW);
    Files.createDirectories(file().resolve("in the way"));
    refused(fresh, "c1", NOW, NOW, "cannot write down");
    assertThat(faults.count("upstream", "command not remembered")).isOne();
  }

  private static void refused(Freshness fresh, String id, long time, long wall, String why) {
    assertThatThrownBy(() -> fresh.take(id, time, wall))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(why);
  }

  private Freshness at(long wallMillis) {
    return new Freshness(file(), faults, wallMillis);
  }

  private Path file() {
    return folder.resolve("sinks/mqtt.taken");
  }
}
