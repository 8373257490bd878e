package dev.linewarden.station;

import dev.linewarden.capture.GigeSettings;
import dev.linewarden.capture.StreamSettings;
import dev.linewarden.capture.WebcamSettings;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tables `[camera]` and `[views]` of `station.toml`.
final class CameraTables {
  private CameraTables() {}

  /// A table for the only camera, or one for each view. What the command line names is the only
  /// one.
  static List<CameraView> read(
      SettingsReader reader, LineSettings line, Path base, Optional<String> over) {
    CameraView only = new CameraView("", camera(reader.table("camera"), line, base, over));
    SettingsReader tables = reader.table("views");
    if (tables.names().size() > RecipeView.VIEWS_MAX) {
      tables.problem("there can be at most %d views".formatted(RecipeView.VIEWS_MAX));
    }
    if (reader.has("camera") && reader.has("views")) {
      tables.problem("each view has a camera of its own: there can be no table 'camera' beside it");
    }
    List<CameraView> views = new ArrayList<>();
    for (String name : tables.names()) {
      SettingsReader table = tables.table(name);
      try {
        views.add(new CameraView(name, camera(table, line, base, Optional.empty())));
      } catch (BadInput e) {
        e.problems().forEach(table::problem);
      }
    }
    return over.isPresent() || views.isEmpty() ? List.of(only) : views;
  }

  private static CameraChoice camera(
      SettingsReader table, LineSettings line, Path base, Optional<String> over) {
    String source = table.text("source", CameraChoice.RENDERED);
    Path from = over.isPresent() ? Path.of("").toAbsolutePath() : base;
    CameraSettings camera = CameraSettings.read(table);
    CameraChoice.Around around =
        new CameraChoice.Around(
            from,
            table.flag("loop", true),
            table.integer("seed", 0, Integer.MAX_VALUE, 1),
            gige(table, camera),
            stream(table, line),
            webcam(table, camera, line));
    return CameraChoice.of(over.orElse(source), around);
  }

  private static GigeSettings gige(SettingsReader table, CameraSettings camera) {
    return new GigeSettings(
        "any",
        camera,
        StationConfig.nanos(table, "budget_ms", 1, 10_000, GigeSettings.BUDGET_NANOS),
        GigeSettings.BUFFERS);
  }

  private static WebcamSettings webcam(
      SettingsReader table, CameraSettings camera, LineSettings line) {
    return new WebcamSettings(
        "any",
        camera,
        line.exposureDelayNanos(),
        StationConfig.nanos(table, "budget_ms", 1, 10_000, StreamSettings.BUDGET_NANOS),
        StreamSettings.BUFFERS);
  }

  private static StreamSettings stream(SettingsReader table, LineSettings line) {
    return new StreamSettings(
        "any",
        table.flag("loop", true),
        line.exposureDelayNanos(),
        StationConfig.nanos(table, "budget_ms", 1, 10_000, StreamSettings.BUDGET_NANOS),
        StreamSettings.BUFFERS);
  }
}
