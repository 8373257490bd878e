package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.access.AccessSettings;
import dev.linewarden.archive.ArchiveSettings;
import dev.linewarden.capture.GigeSettings;
import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.InterlockSettings;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.records.Calendar;
import dev.linewarden.records.Shift;
import dev.linewarden.reject.Input;
import dev.linewarden.reject.IoSettings;
import dev.linewarden.reject.Output;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.reject.Wire;
import dev.linewarden.ui.UiSettings;
import dev.linewarden.upstream.SinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationConfigTest {
  private static final String EVERY_KEY =
      """
      [station]
      id = "filler-3"
      recipe = "cola-bottles"
      starts_alone = true
      [data]
      folder = "ledger"
      cache = "pictures"
      [camera]
      source = "replay:images"
      loop = false
      seed = 7
      [line]
      deadline_ms = 20
      exposure_delay_ms = 1
      pairing_tolerance_ms = 0.5
      neighbours = ["capper-1", "filler-3"]
      [belt]
      parts_per_minute = 1200
      [ui]
      host = "127.0.0.2"
      port = 9000
      [upstream]
      broker = "mqtt://127.0.0.1:1884"
      demo_broker = true
      """;

  @TempDir Path home;

  @Test
  void withoutAFileTheDemonstrationLineRuns() {
    StationConfig config = StationConfig.read(Optional.empty(), home, StationConfig.Overrides.NONE);

    assertThat(config)
        .isEqualTo(
            new StationConfig(
                "station-1",
                new FirstRecipe.Wanted(StationConfig.EXAMPLE, false),
                true,
                Places.read(
                    new SettingsReader("", Map.of()), home, Optional.empty(), Optional.empty()),
                List.of(new CameraView("", new CameraChoice.Rendered(1))),
                LineSettings.DEFAULT,
                InterlockSettings.read(new SettingsReader("nothing", Map.of()), true),
                TrackingSettings.DEFAULT,
                IoSettings.BENCH,
                600,
                PartsSettings.SENSED,
                InferenceSettings.read(
                    new SettingsReader("nothing", Map.of()), home.resolve("data/cache")),
                ReturnRule.DEFAULT,
                RecipeTable.EMPTY,
                ChallengeRule.NEVER,
                Optional.of(ArchiveSettings.DEFAULT),
                Calendar.of(ZoneId.systemDefault()),
                Optional.of(UiSettings.DEFAULT),
                AccessSettings.DEFAULT,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true));
  }

  @Test
  void everyKeyOfTheFileArrives() throws IOException {
    StationConfig config = read(EVERY_KEY);

    assertThat(config.id()).isEqualTo("filler-3");
    assertThat(config.recipe()).isEqualTo(new FirstRecipe.Wanted("cola-bottles", false));
    assertThat(config.startsAlone()).isTrue();
    assertThat(config.data()).isEqualTo(home.resolve("ledger"));
    assertThat(config.cache()).isEqualTo(home.resolve("pictures"));
    assertThat(config.views().getFirst().camera())
        .isEqualTo(new CameraChoice.Replay(home.resolve("images"), false));
    assertThat(config.line()).isEqualTo(new LineSettings(20_000_000, 1_000_000, 500_000));
    assertThat(config.partsPerMinute()).isEqualTo(1200);
    assertThat(config.ui()).contains(new UiSettings("127.0.0.2", 9000));
    assertThat(config.upstream())
        .extracting(SinkSettings::place)
        .containsExactly("mqtt://127.0.0.1:1884");
    assertThat(config.neighbours().orElseThrow().stations()).startsWith("capper-1");
    assertThat(config.demoBroker()).isTrue();
  }

  @Test
  void shiftsBeginAtFullQuartersOfAnHour() throws IOException {
    Calendar calendar = read("[shifts]\nlate = \"14:00\"\nearly = \"05:45\"\n").calendar();

    assertThat(calendar.shifts())
        .containsExactly(
            new Shift("early", LocalTime.of(5, 45)), new Shift("late", LocalTime.of(14, 0)));
    assertThatThrownBy(() -> read("[shifts]\nearly = \"05:50\"\nlate = \"2 pm\"\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'early' must begin at a full quarter of an hour")
        .hasMessageContaining("'late' must begin at a time as 06:00, but is '2 pm'");
  }

  @Test
  void anInstalledStationWithAFileHasNoBrokerAndWaitsForAPerson() throws IOException {
    StationConfig config = read("[station]\nid = \"a\"\n");

    assertThat(config.demoBroker()).isFalse();
    assertThat(config.startsAlone()).isFalse();
    assertThat(config.upstream()).isEmpty();
  }

  @Test
  void theDocumentedConfigurationIsWhatAnEmptyOneMeans() throws IOException {
    String documented = Files.readString(Path.of("..", "docs", "station.toml"));

    assertThat(read(documented)).isEqualTo(read(""));
    assertThat(read(documented.replaceFirst("# broker", "broker")).upstream()).hasSize(1);
  }

  @Test
  void everyWireThatThereCanBeIsDocumented() throws IOException {
    String documented = Files.readString(Path.of("..", "docs", "station.toml"));
    String wires =
        documented.substring(documented.indexOf("[io]"), documented.indexOf("[inference]"));
    String wired =
        wires
            .replace("driver = \"bench\"", "driver = \"gpio\"")
            .replaceAll("(?m)^# (?=[\\[a-z_])", "");

    IoSettings io =
        read("[ejector_2]\ndistance_mm = 600\n[ejector_3]\ndistance_mm = 800\n"
                + "[ejector_4]\ndistance_mm = 1000\n"
                + wired)
            .io();

    assertThat(io.chip()).isEqualTo("plc-io");
    assertThat(io.outputChip()).isEqualTo("plc-out");
    assertThat(io.watchdog()).contains(Path.of("/dev/watchdog"));
    assertThat(io.inputs()).containsOnlyKeys(Input.values());
    assertThat(io.outputs()).containsOnlyKeys(Output.values());
    assertThat(io.inputs())
        .containsEntry(Input.REJECT_CONFIRM, new Wire("4", true, Wire.Bias.PULL_UP, 200, false));
  }

  @Test
  void wiresThatCannotWorkAreRefusedWithWhatIsMissing() {
    assertThatThrownBy(() -> read("[io]\ndriver = \"gpio\"\n"))
        .hasMessageContaining("'encoder_a' is missing: with [belt] by = 'travel'")
        .hasMessageContaining("'part_sensor' is missing: nobody would see a part come")
        .hasMessageContaining("'chip' is missing: ./linewarden io lists the chips")
        .hasMessageContaining("'reject_confirm' is missing")
        .hasMessageContaining("'ejector' or 'pass_gate' is missing");
    assertThatThrownBy(() -> read("[io.inputs]\npart_senser = \"1\"\n"))
        .hasMessageContaining("unknown key 'part_senser' (did you mean 'part_sensor'?)");
  }

  @Test
  void aGeometryThatCannotWorkIsRefusedWithTheSum() {
    assertThatThrownBy(() -> read("[ejector]\ndistance_mm = 150\n"))
        .hasMessageContaining(
            "the commit point must lie behind the verdict's deadline of 15.000 ms, but (150.0 mm to"
                + " the ejector + 30.0 mm half a part - 30.0 mm lead) at 12000.0 mm/s - 0.000 ms lag"
                + " - 2.000 ms commit lead = 10.500 ms after the trigger");
    assertThatThrownBy(() -> read("[ejector]\npulse_mm = 120\nlead_mm = 60\n"))
        .hasMessageContaining("pulseMm must not be longer than the smallest pitch of 100.0 mm");
  }

  @Test
  void eachViewHasACameraOfItsOwn() throws IOException {
    String views =
        "[views.zone]\nsource = \"rendered\"\nseed = 7\n[views.top-2]\nsource = \"rendered\"\n";
    StationConfig config = read(views);

    assertThat(config.views())
        .containsExactly(
            new CameraView("zone", new CameraChoice.Rendered(7)),
            new CameraView("top-2", new CameraChoice.Rendered(1)));
    assertThatThrownBy(() -> read(views + "[camera]\nseed = 2\n"))
        .hasMessageContaining("there can be no table 'camera' beside it");
    assertThatThrownBy(() -> read(views.replace("zone", "Zone") + "sed = 1\n"))
        .hasMessageContaining("a view's name must be up to 16 small letters, digits and dashes")
        .hasMessageContaining("unknown key 'sed' (did you mean 'seed'?)");
  }

  @Test
  void aCameraOfItsOwnIsReadWithEveryKey() throws IOException {
    StationConfig config =
        read(
            """
            [camera]
            source = "gige:192.168.7.5"
            width = 640
            height = 480
            pixel_format = "BayerRG8"
            exposure_us = 150.5
            gain = 3
            budget_ms = 12
            trigger = "Line1"
            debounce_us = 20
            strobe = "Line2"
            x = 16
            """);

    assertThat(config.views().getFirst().camera())
        .isEqualTo(
            new CameraChoice.Gige(
                new GigeSettings(
                    "192.168.7.5",
                    new CameraSettings(
                        new CameraSettings.Roi(
                            OptionalInt.of(16),
                            OptionalInt.empty(),
                            OptionalInt.of(640),
                            OptionalInt.of(480)),
                        Optional.of("BayerRG8"),
                        new CameraSettings.Light(OptionalDouble.of(150.5), OptionalDouble.of(3)),
                        new CameraSettings.Wires(
                            Optional.of("Line1"), OptionalDouble.of(20), Optional.of("Line2"))),
                    12_000_000,
                    GigeSettings.BUFFERS)));
  }

  @Test
  void aRecipesFolderIsMeantFromTheFilesFolder() throws IOException {
    Path folder = Files.createDirectory(home.resolve("caps"));
    assertThat(read("[station]\nrecipe = \"caps\"\n").recipe().name()).isEqualTo(folder.toString());
    assertThat(read("[station]\nrecipe = \"one\"\n").recipe().name()).isEqualTo("one");
  }

  @Test
  void whoTellsOfPartsIsReadAndMustFitTheCamera() throws IOException {
    assertThat(read("[parts]\ntold_by = \"interval\"\ninterval_ms = 250\n").parts())
        .isEqualTo(new PartsSettings(PartsSettings.By.INTERVAL, 250_000_000));
    assertThat(
            read("[camera]\nsource = \"v4l2:/dev/video0\"\n[parts]\ntold_by = \"image\"\n")
                .parts()
                .by())
        .isEqualTo(PartsSettings.By.IMAGE);
    assertThatThrownBy(() -> read("[parts]\ntold_by = \"image\"\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("only with a camera that takes pictures by itself");
    String camera = "[camera]\nsource = \"gige:10.0.0.7\"\n%s[parts]\ntold_by = \"image\"\n";
    assertThat(read(camera.formatted("trigger = \"Off\"\n")).parts().by())
        .isEqualTo(PartsSettings.By.IMAGE);
    assertThatThrownBy(() -> read(camera.formatted("")))
        .hasMessageContaining("or one with trigger = 'Off'");
    assertThatThrownBy(() -> read("[parts]\ntold_by = \"nobody\"\n"))
        .hasMessageContaining("one of sensor, interval, hand, image");
  }

  @Test
  void everyUnknownKeyOfEveryTableIsToldAtOnce() {
    assertThatThrownBy(() -> read("[lin]\n[ui]\nprt = 1\n"))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .hasSize(2)
                    .anyMatch(problem -> problem.contains("'lin' (did you mean 'line'?)"))
                    .anyMatch(problem -> problem.contains("'prt' (did you mean 'port'?)")));
  }

  private StationConfig read(String toml) throws IOException {
    Path file = Files.writeString(home.resolve("station.toml"), toml);
    return StationConfig.read(Optional.of(file), home, StationConfig.Overrides.NONE);
  }
}
