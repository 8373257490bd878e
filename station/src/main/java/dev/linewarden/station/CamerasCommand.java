package dev.linewarden.station;

import dev.linewarden.capture.FoundCamera;
import dev.linewarden.capture.FoundWebcam;
import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// `./linewarden cameras`: which cameras answer, and what to call them.
final class CamerasCommand {
  private final Console console;

  CamerasCommand(Console console) {
    this.console = console;
  }

  int run(Optional<Path> json) {
    List<FoundWebcam> webcams = FoundWebcam.all(Path.of("/"));
    webcams.forEach(
        webcam -> console.result("v4l2:%-16s %s".formatted(webcam.device(), webcam.name())));
    List<FoundCamera> found = FoundCamera.all();
    found.forEach(camera ->
        console.result(
            "gige:%-16s %s  %s %s, serial %s"
                .formatted(
                    camera.address(),
                    camera.protocol(),
                    camera.vendor(),
                    camera.model(),
                    camera.serial())));
    if (found.isEmpty()) {
      console.result(
          "No GigE Vision or USB3 Vision camera answers. Is it powered, and does its address lie in"
              + " a network of this machine?");
    }
    json.ifPresent(file -> write(file, new Found(found, webcams)));
    return 0;
  }

  private record Found(List<FoundCamera> vision, List<FoundWebcam> webcams) {}

  /// Found by a look around, not by opening it: a station that waits for it may be running.
  int accept(String camera, AcceptedCamera accepted) {
    String address = camera.substring(camera.startsWith(CameraChoice.GIGE) ? 5 : 0);
    FoundCamera found =
        FoundCamera.all().stream()
            .filter(each -> each.address().equals(address))
            .findFirst()
            .orElseThrow(() -> new BadInput("no camera answers at " + address));
    String name = "%s %s %s".formatted(found.vendor(), found.model(), found.serial());
    accepted.accept(name);
    console.result(name + " may inspect at this station.");
    return 0;
  }

  private static void write(Path file, Found found) {
    try {
      Files.writeString(
          file,
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(found));
    } catch (IOException e) {
      throw new BadInput("%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
