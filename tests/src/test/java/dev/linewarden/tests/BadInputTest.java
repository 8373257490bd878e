package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is wrong from the start is told in a sentence, with exit code 2, and nothing is touched.
class BadInputTest {
  private static final int BAD_INPUT = 2;

  @TempDir Path folder;

  @Test
  void anUnknownKeyNamesTheNearestKnownOne() throws IOException {
    Path config = Files.writeString(folder.resolve("station.toml"), "[line]\ndedline_ms = 15\n");
    assertThat(refused("run", "--config", config.toString()))
        .contains("unknown key 'dedline_ms' (did you mean 'deadline_ms'?)");
  }

  @Test
  void allProblemsOfAConfigurationAreToldAtOnce() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("station.toml"), "[line]\ndeadline_ms = -1\n[ui]\nport = \"x\"\n");
    assertThat(refused("run", "--config", config.toString()))
        .contains("'deadline_ms' must be a number from 1 to 1000, but is '-1'")
        .contains("'port' must be a whole number from 0 to 65535, but is 'x'");
  }

  @Test
  void brokenTomlNamesItsLine() throws IOException {
    Path config = Files.writeString(folder.resolve("station.toml"), "[line]\ndeadline_ms = \n");
    assertThat(refused("run", "--config", config.toString())).contains("station.toml, line 2");
  }

  @Test
  void aMissingConfigurationIsNamed() throws IOException {
    assertThat(refused("run", "--config", folder.resolve("no.toml").toString()))
        .contains("no.toml")
        .contains("there is no such file");
  }

  @Test
  void anUnknownCameraSaysWhichThereAre() throws IOException {
    assertThat(refused("run", "--data", folder.toString(), "--camera", "webcam"))
        .contains("camera must be 'rendered', 'replay:FOLDER', 'gige:ADDRESS'")
        .contains("but is 'webcam'");
  }

  @Test
  void aCameraThatDoesNotAnswerIsNamed() throws IOException {
    assertThat(refused("grab", "gige:127.0.0.77", "--out", folder.toString()))
        .contains("the camera at 127.0.0.77 cannot be used");
  }

  @Test
  void wiresThatAreNotThereAreNamedBeforeAnythingSlow() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("station.toml"),
            """
            [belt]
            by = "time"
            [io]
            driver = "gpio"
            chip = "plc-ox"
            [io.inputs]
            part_sensor = "1"
            reject_confirm = "2"
            [io.outputs]
            ejector = "3"
            run_permit = "4"
            """);
    assertThat(refused("run", "--config", config.toString()))
        .contains("GPIO chip 'plc-ox' is not there");
    assertThat(refused("io", "set", "ejector", "on", "--config", config.toString()))
        .contains("GPIO chip 'plc-ox' is not there");
    assertThat(refused("io", "set", "ejektor", "on", "--config", config.toString()))
        .contains("there is no output 'ejektor' (did you mean 'ejector'?)");
    assertThat(refused("io", "set", "ejector", "up", "--config", config.toString()))
        .contains("io set wants an output's name and on or off");
    assertThat(ended(0, "io", "--config", config.toString())).isNotEmpty();
  }

  @Test
  void anEmptyImageFolderIsRefused() throws IOException {
    Path images = Files.createDirectory(folder.resolve("images"));
    assertThat(run("--camera", "replay:" + images)).contains("images");
    assertThat(inspect(folder, images)).isNotEmpty();
  }

  @Test
  void anUnreadableImageAndOneOfAnotherSizeAreUnjudgedAndTheOthersAreJudged() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images/test/good"));
    Files.writeString(images.resolve("a.png"), "this is no image");
    picture(images.resolve("b.png"), 16, 8);
    picture(images.resolve("c.png"), 8, 8);
    Path recipe = recipe("");

    String said = inspect(recipe, folder.resolve("images"), 1);

    assertThat(said).contains("3 images by r r1: 0 escapes, 0 false rejects, 2 unjudged");
    assertThat(said).containsPattern("a.png.*expected a png, jpeg, bmp or tiff");
    assertThat(said).containsPattern("b.png.*expected 8x8, got 16x8");
  }

  @Test
  void aRunningStationEjectsWhatItsCameraCannotRead() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    picture(images.resolve("a.png"), 8, 8);
    Files.writeString(images.resolve("b.png"), "this is no image");
    Path recipe = recipe("");
    String[] arguments = {"--camera", "replay:" + images, "--recipe", recipe.toString()};

    try (StationProcess station = StationProcess.run(folder.resolve("data"), arguments)) {
      JsonNode status =
          station.await(
              "parts of both kinds",
              now ->
                  now.at("/ledger/removed").asLong() > 2
                      && now.at("/ledger/passed").asLong() > 2
                      && now.at("/state").asString().equals("running"));
      assertThat(status.at("/counts/unjudged").asLong()).isPositive();
      StationProcess.everyPartIsAccountedFor(status);
    }
  }

  @Test
  void aRecipeThatNamesAMissingModelIsRefused() throws IOException {
    Path recipe = recipe("\"models\": {\"net\": {\"file\": \"gone.onnx\"}},");
    assertThat(run("--recipe", recipe.toString())).contains("gone.onnx");
  }

  @Test
  void aModelThatIsNoModelIsRefused() throws IOException {
    Files.writeString(folder.resolve("net.onnx"), "this is no model");
    Path recipe =
        recipe(
            "\"models\": {\"net\": {\"file\": \"net.onnx\"}},",
            "{\"name\": \"t\", \"kind\": \"model\", \"model\": \"net\", \"decode\": \"score\"}");
    assertThat(run("--recipe", recipe.toString())).contains("net");
  }

  @Test
  void aPortInUseIsNamedWithTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(refused("run", "--data", folder.resolve("data").toString(), "--port", port))
          .contains(port);
    }
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(refused("run", "--port", "0", "--data", file.resolve("data").toString()))
        .contains(file.toString());
    assertThat(Files.readString(file)).isEqualTo("x");
  }

  @Test
  void aDiskWithoutRoomForAJournalIsRefused() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk.toString()),
        "a tmpfs cannot be mounted here: root is needed");
    try {
      assertThat(refused("run", "--port", "0", "--data", disk.resolve("data").toString()))
          .containsPattern("a new journal needs \\d+ bytes of free disk");
    } finally {
      succeeds("umount", "-l", disk.toString());
    }
  }

  @Test
  void aSecondStationOnTheSameDataIsRefusedAndTheFirstGoesOn() throws IOException {
    Path data = folder.resolve("data");
    try (StationProcess first = StationProcess.run(data)) {
      first.await("a part", now -> now.at("/ledger/passed").asLong() > 0);
      assertThat(refused("run", "--port", "0", "--data", data.toString()))
          .contains(data.toString())
          .contains(Long.toString(first.pid()));
      long before = first.status().at("/ledger/passed").asLong();
      first.await("more parts", now -> now.at("/ledger/passed").asLong() > before);
    }
  }

  @Test
  void anUnknownCommandPointsToHelp() throws IOException {
    assertThat(refused("inspekt")).contains("did you mean 'inspect'?").contains("help");
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  /// All white.
  private static void picture(Path file, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 255);
    ImageIO.write(image, "png", file.toFile());
  }

  private Path recipe(String models) throws IOException {
    return recipe(models, "{\"name\": \"t\", \"kind\": \"mean\", \"box\": [0, 0, 4, 4]}");
  }

  private Path recipe(String models, String tool) throws IOException {
    Path recipe = folder.resolve("recipe");
    Files.createDirectories(recipe);
    if (Files.exists(folder.resolve("net.onnx"))) {
      Files.copy(folder.resolve("net.onnx"), recipe.resolve("net.onnx"));
    }
    Files.writeString(
        recipe.resolve("recipe.json"),
        """
        {"format": 1, "id": "r", "name": "R", "frame": {"width": 8, "height": 8}, %s
         "tools": [%s],
         "limits": [{"tool": "t", "finding": "mean", "min": 1, "fault": "dark"}]}
        """
            .formatted(models, tool));
    return recipe;
  }

  private String run(String... arguments) throws IOException {
    List<String> all =
        new java.util.ArrayList<>(
            List.of("run", "--port", "0", "--data", folder.resolve("data").toString()));
    all.addAll(List.of(arguments));
    return refused(all.toArray(String[]::new));
  }

  private String inspect(Path recipe, Path images) throws IOException {
    return inspect(recipe, images, BAD_INPUT);
  }

  private static String inspect(Path recipe, Path images, int exitCode) throws IOException {
    return ended(exitCode, "inspect", "--recipe", recipe.toString(), images.toString());
  }

  private static String refused(String... arguments) throws IOException {
    return ended(BAD_INPUT, arguments);
  }

  private static String ended(int exitCode, String... arguments) throws IOException {
    try (StationProcess station = StationProcess.start(List.of(), arguments)) {
      assertThat(station.exitCode()).as(station.said()).isEqualTo(exitCode);
      assertThat(station.said()).doesNotContain("Exception").doesNotContain("\tat ");
      return station.said();
    }
  }
}
