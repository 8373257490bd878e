package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which camera may inspect at this station, by vendor, model and serial number: another one has
/// another view, and a recipe's thresholds were found with this. The first camera ever is accepted;
/// after it one that an engineer names. Kept in the data folder and read at each question, so that
/// a station takes the new one without a restart. Any thread.
final class AcceptedCamera {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  private final Path file;
  private final String option;

  /// @param data the station's data folder
  /// @param view what it looks at; empty where there is only one
  AcceptedCamera(Path data, String view) {
    this.file =
        data.resolve(view.isEmpty() ? "camera.accepted" : "camera-%s.accepted".formatted(view));
    this.option = view.isEmpty() ? "" : "--view %s ".formatted(view);
  }

  /// Why this camera must not inspect here; empty when it may.
  Optional<String> refusal(String camera) {
    Optional<String> accepted = read();
    if (accepted.isEmpty()) {
      accept(camera);
      return Optional.empty();
    }
    return accepted
        .filter(known -> !known.equals(camera))
        .map(known ->
            "another camera answers: %s instead of %s. When its view is right: ./linewarden accept"
                    .formatted(camera, known)
                + " %sCAMERA".formatted(option));
  }

  void accept(String camera) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, camera + "\n");
      LOG.log(System.Logger.Level.INFO, "camera {0} is accepted at this station", camera);
    } catch (IOException e) {
      throw new BadInput("%s cannot be written: %s".formatted(file, e), e);
    }
  }

  private Optional<String> read() {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).trim()) : Optional.empty();
    } catch (IOException e) {
      throw new BadInput("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
