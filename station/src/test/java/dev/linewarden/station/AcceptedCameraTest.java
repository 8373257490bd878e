package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AcceptedCameraTest {
  private static final String FIRST = "Basler acA1300 21874653";
  private static final String OTHER = "Basler acA1300 21874654";

  @TempDir Path folder;

  @Test
  void theFirstCameraStaysTheOnlyOneAcrossStarts() {
    assertThat(accepted().refusal(FIRST)).isEmpty();
    assertThat(accepted().refusal(FIRST)).isEmpty();
    assertThat(accepted().refusal(OTHER)).get().asString().contains(FIRST, OTHER, "accept");
  }

  @Test
  void aRunningStationTakesTheOneThatAnEngineerAccepts() {
    AcceptedCamera running = accepted();
    running.refusal(FIRST);
    accepted().accept(OTHER);
    assertThat(running.refusal(OTHER)).isEmpty();
    assertThat(running.refusal(FIRST)).isPresent();
  }

  private AcceptedCamera accepted() {
    return new AcceptedCamera(folder.resolve("data"), "");
  }
}
