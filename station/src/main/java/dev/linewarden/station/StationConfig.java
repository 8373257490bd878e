package dev.linewarden.station;

import dev.linewarden.access.AccessSettings;
import dev.linewarden.archive.ArchiveSettings;
import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.InterlockSettings;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.opcua.OpcUaSettings;
import dev.linewarden.records.Calendar;
import dev.linewarden.reject.IoSettings;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.ui.UiSettings;
import dev.linewarden.upstream.NeighbourSettings;
import dev.linewarden.upstream.SinkSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// `station.toml` with what the command line says over it. Read strictly: an unknown key is an
/// error with the nearest known one, and all errors are told at once. Defaults are the
/// demonstration line.
///
/// @param id names the station upstream: letters, digits and dashes
/// @param recipe what to inspect with at the start
/// @param startsAlone whether inspection begins without a person's Start
/// @param places where its files are
/// @param views where frames come from: one camera for each view of the part
/// @param line pairing and deadline
/// @param interlocks what stops the line, or is told, beside what must
/// @param tracking where things stand along the belt, and how the ejector is fired
/// @param io which wires there are
/// @param partsPerMinute of the simulated conveyor, 1 to 6000
/// @param parts who tells that a part has come
/// @param inference how models run on this machine
/// @param shadow when a promoted draft gives way to the recipe before it
/// @param recipes which recipe a number or a code means
/// @param challenge how often the station is to be challenged
/// @param archive which pictures are kept; empty = none
/// @param calendar by what time is cut in statistics
/// @param ui where the screen listens; empty = no screen
/// @param access who may do what there
/// @param upstream which of the plant's systems are told; empty = none
/// @param neighbours the stations of the line that the screen shows; empty = only this one
/// @param opcua how the plant may ask; empty = not
/// @param demoBroker whether an MQTT broker of our own runs on loopback, to watch the feed
record StationConfig(
    String id,
    FirstRecipe.Wanted recipe,
    boolean startsAlone,
    Places places,
    List<CameraView> views,
    LineSettings line,
    InterlockSettings interlocks,
    TrackingSettings tracking,
    IoSettings io,
    double partsPerMinute,
    PartsSettings parts,
    InferenceSettings inference,
    ReturnRule shadow,
    RecipeTable recipes,
    ChallengeRule challenge,
    Optional<ArchiveSettings> archive,
    Calendar calendar,
    Optional<UiSettings> ui,
    AccessSettings access,
    List<SinkSettings> upstream,
    Optional<NeighbourSettings> neighbours,
    Optional<OpcUaSettings> opcua,
    boolean demoBroker) {
  StationConfig {
    views = List.copyOf(views);
    upstream = List.copyOf(upstream);
  }

  /// Folder for everything that must survive.
  Path data() {
    return places.data();
  }

  /// Folder for what can be made again.
  Path cache() {
    return places.cache();
  }

  /// The recipe for the rendered line that comes with the station.
  static final String EXAMPLE = "example";

  static final double RATE_MAX = 6000;
  private static final double RATE = 600;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
  private static final double NANOS_PER_MILLI = 1e6;

  /// The rest of the deadline is the picture's way to the tools, and the verdict's to the ejector.
  private static final double BUDGET_SHARE = 0.8;

  /// What the command line says over the file; empty = the file decides.
  record Overrides(
      Optional<String> camera,
      Optional<Double> partsPerMinute,
      Optional<String> recipe,
      Optional<Path> data,
      Optional<Integer> port) {
    static final Overrides NONE =
        new Overrides(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /// As the file says, and nothing over it.
  static StationConfig read(Optional<Path> file, Path home) {
    return read(file, home, Overrides.NONE);
  }

  /// Reads the file, or takes the defaults where there is none. Relative folders in the file are
  /// meant from the file's own folder, on the command line from where the user stands.
  static StationConfig read(Optional<Path> file, Path home, Overrides overrides) {
    Map<String, Object> document = file.isPresent() ? TomlFile.read(file.get()) : Map.of();
    Path base = file.map(path -> path.toAbsolutePath().getParent()).orElse(home.toAbsolutePath());
    String name = file.map(path -> String.valueOf(path.getFileName())).orElse("defaults");
    SettingsReader reader = new SettingsReader(name + ",", document);
    StationConfig config = read(reader, base, overrides, file);
    reader.finish();
    return config;
  }

  private static StationConfig read(
      SettingsReader all, Path base, Overrides over, Optional<Path> file) {
    boolean demo = file.isEmpty();
    SettingsReader station = all.table("station");
    String id = id(station);
    Places places = Places.read(all.table("data"), base, over.data(), file);
    SettingsReader belt = all.table("belt");
    SettingsReader timing = all.table("line");
    LineSettings line = line(timing);
    TrackingSettings tracking = TrackingSettings.read(all, belt, line.deadlineNanos());
    List<CameraView> views = CameraTables.read(all, line, base, over.camera());
    PartsSettings parts = parts(all.table("parts"), views.getFirst().camera());
    SettingsReader upstream = all.table("upstream");
    List<SinkSettings> sinks = SinkSettings.read(id, upstream, base);
    return new StationConfig(
        id,
        recipe(station.text("recipe", EXAMPLE), base, over),
        station.flag("starts_alone", demo),
        places,
        views,
        line,
        interlocks(all.table("interlocks"), views),
        tracking,
        IoSettings.read(all.table("io"), tracking, parts.by() == PartsSettings.By.SENSOR),
        rate(belt, over),
        parts,
        inference(all.table("inference"), places.cache(), line),
        ReturnRule.read(all.table("shadow")),
        RecipeTable.read(all.table("recipes")),
        ChallengeRule.read(all.table("challenge")),
        archive(all.table("archive"), base),
        new Calendar(ShiftTable.read(all.table("shifts")), ZoneId.systemDefault()),
        UiSettings.read(all.table("ui"), over.port(), base, places.data()),
        AccessSettings.read(all.table("access")),
        sinks,
        NeighbourSettings.read(timing, id, sinks),
        OpcUaSettings.read(all.table("opcua"), base),
        upstream.flag("demo_broker", demo));
  }

  private static InterlockSettings interlocks(SettingsReader table, List<CameraView> views) {
    return InterlockSettings.read(
        table, views.stream().noneMatch(view -> view.camera().mayRepeat()));
  }

  /// A folder beside the file, or a name that only the store knows.
  private static FirstRecipe.Wanted recipe(String named, Path base, Overrides over) {
    Path folder = base.resolve(named);
    String told = Files.isDirectory(folder) ? folder.normalize().toString() : named;
    return new FirstRecipe.Wanted(over.recipe().orElse(told), over.recipe().isPresent());
  }

  /// Only a camera that takes pictures by itself can look for parts in them.
  private static PartsSettings parts(SettingsReader table, CameraChoice camera) {
    PartsSettings parts = PartsSettings.read(table);
    boolean plays =
        switch (camera) {
          case CameraChoice.Webcam _ -> true;
          case CameraChoice.Stream(var settings) -> settings.isLive();
          case CameraChoice.Gige(var settings) -> settings.isFreeRunning();
          case CameraChoice.Rendered _, CameraChoice.Replay _ -> false;
        };
    if (parts.by() == PartsSettings.By.IMAGE && !plays) {
      table.problem(
          "'told_by' can be 'image' only with a camera that takes pictures by itself: a webcam, live"
              + " video, or one with trigger = 'Off'");
    }
    return parts;
  }

  private static String id(SettingsReader station) {
    String id = station.text("id", "station-1");
    if (!ID.matcher(id).matches()) {
      station.problem("'id' must be letters, digits and dashes, but is '" + id + "'");
      return "station-1";
    }
    return id;
  }

  private static double rate(SettingsReader belt, Overrides over) {
    double configured = belt.number("parts_per_minute", 1, RATE_MAX, RATE);
    return over.partsPerMinute().map(StationConfig::rate).orElse(configured);
  }

  private static double rate(double asked) {
    if (!(asked >= 1 && asked <= RATE_MAX)) {
      throw new BadInput("--rate must be from 1 to 6000 parts per minute, but is " + asked);
    }
    return asked;
  }

  List<String> viewNames() {
    return views.stream().map(CameraView::name).toList();
  }

  /// Whoever gives parts another deadline and says no more gives their tools as much of it.
  private static InferenceSettings inference(SettingsReader table, Path cache, LineSettings line) {
    InferenceSettings settings = InferenceSettings.read(table, cache);
    return table.has("budget_ms")
        ? settings
        : settings.budgetMillis(BUDGET_SHARE * line.deadlineNanos() / NANOS_PER_MILLI);
  }

  private static Optional<ArchiveSettings> archive(SettingsReader table, Path base) {
    boolean enabled = table.flag("enabled", true);
    ArchiveSettings settings = ArchiveSettings.read(table, base);
    return enabled ? Optional.of(settings) : Optional.empty();
  }

  private static LineSettings line(SettingsReader table) {
    LineSettings standard = LineSettings.DEFAULT;
    long deadline = nanos(table, "deadline_ms", 1, 1000, standard.deadlineNanos());
    long delay = nanos(table, "exposure_delay_ms", 0, 100, standard.exposureDelayNanos());
    long tolerance =
        nanos(table, "pairing_tolerance_ms", 0.01, 100, standard.pairingToleranceNanos());
    try {
      return new LineSettings(deadline, delay, tolerance);
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
      return standard;
    }
  }

  static long nanos(SettingsReader table, String key, double min, double max, long standardNanos) {
    return Math.round(
        table.number(key, min, max, standardNanos / NANOS_PER_MILLI) * NANOS_PER_MILLI);
  }
}
