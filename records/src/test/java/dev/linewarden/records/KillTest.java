package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KillTest {
  private static final int KILLS = 10;

  @TempDir Path root;

  @Test
  void whatWasAcknowledgedSurvivesAKillAtAnyMomentOnceSeed21()
      throws IOException, InterruptedException {
    KillLoop loop = new KillLoop(root, 21);
    loop.run(KILLS);
    // Those that were killed while they ran had entries acknowledged before.
    assertThat(loop.killsWithEntries()).isGreaterThanOrEqualTo(KILLS - KILLS / 4);
  }
}
