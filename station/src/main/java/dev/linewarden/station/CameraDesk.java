package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.CameraSetting.Knob;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.ui.CameraReport;
import dev.linewarden.ui.TestCamera;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Takes test pictures for whoever sets a camera up. Any thread; waits for the camera.
final class CameraDesk implements TestCamera {
  /// The line gives up before; then it says why.
  private static final long PATIENCE_SECONDS = 10;

  private final List<CameraView> views;
  private final Supplier<LinePath> path;

  CameraDesk(List<CameraView> views, Supplier<LinePath> path) {
    this.views = views;
    this.path = path;
  }

  @Override
  public Frame picture(String view, CameraSettings.Light light) {
    int place = views.stream().map(CameraView::name).toList().indexOf(view);
    if (place < 0) {
      throw new BadInput("there is no view '%s'".formatted(view));
    }
    CameraSettings usual = usual(place);
    CameraSettings lit = CameraSettings.AS_IT_IS.light(light);
    boolean hears = usual.wires().isFiredByUs() || usual.wires().isFreeRunning();
    CompletableFuture<Frame> answer = new CompletableFuture<>();
    Command asked =
        new Command.Picture(
            place,
            // A camera that a sensor fires has to hear us for once.
            hears ? lit : lit.triggeredBy(CameraSettings.Wires.SOFTWARE),
            CameraSettings.AS_IT_IS.light(back(light, usual.light(), place)),
            answer);
    if (!path.get().line().commands().offer(asked)) {
      throw new BadInput("the line takes no more commands at the moment");
    }
    return answered(answer);
  }

  private static Frame answered(CompletableFuture<Frame> answer) {
    try {
      return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BadInput refused) {
        throw new BadInput(String.valueOf(refused.getMessage()), e);
      }
      throw new BadInput("there is no test picture: the line does not answer", e);
    }
  }

  /// What recipe and configuration want of the camera.
  private CameraSettings usual(int place) {
    Recipe recipe = path.get().line().view().recipe();
    CameraSettings wanted = recipe.views().get(place).camera();
    return switch (views.get(place).camera()) {
      case CameraChoice.Gige(var settings) -> wanted.over(settings.station());
      case CameraChoice.Webcam(var settings) -> wanted.over(settings.station());
      case CameraChoice.Rendered _, CameraChoice.Replay _, CameraChoice.Stream _ -> wanted;
    };
  }

  /// As the camera has it, of what is tried and said nowhere: else it would keep what was tried.
  private CameraSettings.Light back(
      CameraSettings.Light tried, CameraSettings.Light usual, int place) {
    CameraReport report = path.get().cameraReports().get(place);
    return new CameraSettings.Light(
        back(Knob.EXPOSURE_US, tried.exposureMicros(), usual.exposureMicros(), report),
        back(Knob.GAIN, tried.gain(), usual.gain(), report));
  }

  private static OptionalDouble back(
      Knob knob, OptionalDouble tried, OptionalDouble usual, CameraReport report) {
    if (tried.isEmpty() || usual.isPresent()) {
      return OptionalDouble.empty();
    }
    String had =
        report.health().settings().stream()
            .filter(setting -> setting.knob() == knob)
            .map(CameraSetting::value)
            .findFirst()
            .orElse("");
    try {
      return OptionalDouble.of(Double.parseDouble(had));
    } catch (NumberFormatException e) {
      throw new BadInput(
          "%s cannot be tried: neither recipe nor configuration name it, and %s does not say what it has, so nobody could put it back"
              .formatted(knob.key(), report.name()),
          e);
    }
  }
}
