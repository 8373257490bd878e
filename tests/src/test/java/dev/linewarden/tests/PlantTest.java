package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.AuditLog;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A plant that hears a whole station and gives it orders, by mosquitto and its clients.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantTest {
  private static final String SECRET = "a secret of a test, 40 characters long..";
  private static final String STATION = "line-4";

  /// Another one to change to; it lets every part through.
  private static final String BRIGHT =
      """
      {"format": 1, "id": "bright", "name": "Bright", "frame": {"width": 1280, "height": 1024},
       "tools": [{"name": "t", "kind": "mean", "box": [0, 0, 1280, 1024]}],
       "limits": [{"tool": "t", "finding": "mean", "min": 0, "fault": "dark"}]}
      """;

  @TempDir static Path folder;
  private PlantBroker plant;
  private StationProcess station;
  private String online = "";

  @BeforeAll
  void aStationThatTakesThePlantsOrders() throws IOException {
    plant = new PlantBroker(folder, SECRET);
    Files.writeString(folder.resolve("plant.key"), SECRET);
    keepAnother();
    station =
        StationProcess.configured(
            folder,
            """
            [station]
            id = "line-4"
            [line]
            deadline_ms = 200
            neighbours = ["line-3", "line-4"]
            [belt]
            parts_per_minute = 240
            mm_per_second = 1200
            [sensors]
            confirm_tolerance_ms = 40
            [inference]
            budget_ms = 1000
            [access]
            release_needs = "signature"
            plant_releases = true
            [upstream]
            broker = "mqtt://127.0.0.1:%d"
            thumbnails = true
            [upstream.commands]
            allow = ["start", "stop", "recipe", "batch", "challenge"]
            key = "plant.key"
            name = "MES"
            """
                .formatted(plant.port()));
    online = plant.next(one -> one.topic().equals("status")).text();
    assertThat(online).contains("online");
  }

  @AfterAll
  void itEndsInOrder() {
    assertThat(station.stop()).isIn(0, 143);
    plant.close();
  }

  private static void keepAnother() throws IOException {
    FaultLog faults = new FaultLog(new MonotonicClock());
    Path recipe = Files.writeString(folder.resolve("recipe.json"), BRIGHT);
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      new RecipeStore(data, faults, Weights::beside).save(RecipeFile.read(recipe), References.NONE);
    }
  }

  @Test
  void eachOrderIsDoneAnsweredAndInTheAuditTrailAndRemovedPartsAreSeen() {
    accept("1", "start", "");
    station.await("it runs", now -> now.at("/state").asString().equals("running"));
    try (Attendant _ = new Attendant(station)) {
      byte[] jpeg = plant.next(one -> one.topic().startsWith("thumbnail/")).bytes();
      assertThat(jpeg).hasSizeGreaterThan(1000).startsWith(0xFF, 0xD8);
    }

    accept("2", "batch", "lot 12");
    accept("3", "challenge", "3");
    accept("4", "recipe", "bright");
    JsonNode changed =
        station.await(
            "the recipe is another", now -> now.at("/recipe/id").asString().equals("bright"));
    assertThat(changed.at("/batch").asString()).isEqualTo("lot 12");
    assertThat(plant.next(one -> one.topic().equals("recipe")).text())
        .contains("\"who\":\"plant MES\"")
        .contains("\"why\":\"a test\"");
    accept("5", "stop", "");
    station.await("it stands", now -> now.at("/state").asString().equals("stopped"));
    station.await(
        "all five are in the trail",
        _ -> asked().stream().filter(each -> each.endsWith("accepted")).count() >= 5);
  }

  @Test
  void whatIsNotSignedOrWasSaidBeforeOrCannotBeIsRefusedInWords() {
    String begun = plant.signed(STATION, "6", "batch", "lot 13");
    plant.publish(STATION, begun);
    assertThat(plant.answer("6")).contains("\"accepted\":true");
    plant.publish(STATION, begun);
    assertThat(plant.answer("6")).contains("'id' must be a new one");
    plant.publish(STATION, plant.signed(STATION, "7", "stop", "").replace("stop", "start"));
    assertThat(plant.answer("7")).contains("'mac' is not the signature");
    assertThat(plant.command(STATION, "8", "recipe", "no such recipe"))
        .contains("\"accepted\":false")
        .contains("there is no recipe 'no such recipe'");
    assertThat(asked()).noneMatch(each -> each.startsWith("start (7)"));
  }

  @Test
  void theWholeLineIsOnOneScreenWithTheNeighbourThatIsHeard() {
    plant.retain("line-3", "status", asLine3(online));
    plant.retain(
        "line-3", "counts", asLine3(plant.next(one -> one.topic().equals("counts")).text()));
    List<String> said = new ArrayList<>();
    try (Panel panel = new Panel()) {
      Page page = panel.open(station.address().toString(), 1280, 800, said);
      page.evaluate("() => { location.hash = 'station' }");
      Locator rows = page.locator(".whole-line tbody tr");
      PlaywrightAssertions.assertThat(rows.first()).containsText("line-3");
      PlaywrightAssertions.assertThat(rows.last()).containsText("line-4");
      PlaywrightAssertions.assertThat(rows.first()).not().hasClass("place-unknown");
      Panel.keep(page, "whole-line");
      assertThat(said).isEmpty();
    }
  }

  /// What this station says of itself, as another one would.
  private static String asLine3(String said) {
    return said.replace("\"" + STATION + "\"", "\"line-3\"");
  }

  /// By Prometheus's own tool, which also says what its makers advise against.
  @Test
  void prometheusFindsNothingWrongWithTheMetrics() throws Exception {
    accept("9", "start", "");
    station.await("parts fell", _ -> station.get("/metrics").contains("_ejector_late_mean_"));
    Path metrics = Files.writeString(folder.resolve("metrics"), station.get("/metrics"));

    Process check =
        new ProcessBuilder(PlantBroker.program("promtool"), "check", "metrics")
            .redirectInput(metrics.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
    assertThat(metrics).content().contains("linewarden_upstream_");
  }

  private void accept(String id, String what, String argument) {
    assertThat(plant.command(STATION, id, what, argument)).contains("\"accepted\":true");
  }

  private static List<String> asked() {
    List<String> asked = new ArrayList<>();
    AuditLog.forEach(
        folder.resolve("data"),
        event -> {
          if (event.who().equals("plant MES")) {
            asked.add("%s: %s".formatted(event.what(), event.why()));
          }
        });
    return asked;
  }
}
