package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The commands about cameras, with the fake GigE Vision camera of Aravis on the other end.
class CameraCommandsTest {
  private static final String ADDRESS = "127.0.0.1";

  private static final int LOOKS_MAX = 30;

  @TempDir Path folder;

  @Test
  void aCameraThatAnswersIsListedAndGivesPictures() throws IOException {
    Process fake =
        new ProcessBuilder("arv-fake-gv-camera-0.8", "-i", ADDRESS, "-s", "LW-7")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Path json = folder.resolve("cameras.json");
      String listing = "";
      // It may still be starting.
      for (int looks = 0; looks < LOOKS_MAX && !listing.contains(ADDRESS); looks++) {
        listing = said(0, "cameras", "--json", json.toString());
      }
      assertThat(listing).contains("gige:" + ADDRESS).contains("serial LW-7");
      JsonNode listed = new ObjectMapper().readTree(Files.readString(json));
      assertThat(listed.at("/vision/0/protocol").asString()).isEqualTo("GigEVision");

      Path pictures = folder.resolve("pictures");
      // The fake looks for triggers 25 times a second: on a busy machine one may miss its budget.
      try (StationProcess grab =
          StationProcess.start(
              List.of(), "grab", "gige:" + ADDRESS, "-n", "5", "--out", pictures.toString())) {
        boolean lost = grab.exitCode() == 1;
        List<Path> kept = Repository.files(pictures, ".png");
        assertThat(kept).as(grab.said()).isNotEmpty().hasSizeLessThanOrEqualTo(lost ? 4 : 5);
        assertThat(picture(kept.getLast()).getWidth()).isEqualTo(512);
      }
    } finally {
      fake.destroyForcibly();
      fake.onExit().join();
    }
  }

  @Test
  void aStationWaitsForACameraThatIsSwitchedOnLater() throws IOException {
    Path data = folder.resolve("data");
    try (StationProcess station = StationProcess.run(data, "--camera", "gige:127.0.2.9")) {
      JsonNode waiting =
          station.await("parts that nobody saw", now -> now.at("/counts/unjudged").asLong() > 2);
      assertThat(waiting.at("/camera").asString()).contains("127.0.2.9");
      assertThat(waiting.at("/ledger/passed").asLong()).isZero();
      try (StationProcess _ = StationProcess.start(List.of(), "simcam", "--address", "127.0.2.9")) {
        JsonNode seeing =
            station.await("parts that pass", now -> now.at("/ledger/passed").asLong() > 2);
        assertThat(seeing.at("/camera").asString()).contains("SimCam");
      }
    }
  }

  @Test
  void theDrawnLineGivesPicturesToo() throws IOException {
    assertThat(said(0, "grab", "rendered", "--out", folder.toString())).contains("1280x1024");
    assertThat(picture(folder.resolve("000001.png")).getHeight()).isEqualTo(1024);
  }

  private static BufferedImage picture(Path file) throws IOException {
    return Objects.requireNonNull(ImageIO.read(file.toFile()), "a picture in " + file);
  }

  private static String said(int exitCode, String... arguments) throws IOException {
    try (StationProcess station = StationProcess.start(List.of(), arguments)) {
      assertThat(station.exitCode()).as(station.said()).isEqualTo(exitCode);
      return station.said();
    }
  }
}
