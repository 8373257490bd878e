package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Trigger;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a recipe wants of a camera, on Aravis's camera, which knows nothing of us. In real time:
/// bounds are generous.
final class CameraSetupTest {
  private static final String ADDRESS = "127.0.0.1";
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long BUDGET_NANOS = 5_000_000_000L;
  private static final CameraSettings SMALL =
      CameraSettings.AS_IT_IS.size(320, 240).pixelFormat("Mono8").exposure(10_000);
  private static final CameraHost PATIENT =
      new CameraHost() {
        @Override
        public boolean raise(int kernelThread) {
          return true;
        }

        @Override
        public boolean isPatient() {
          return true;
        }
      };

  private final MonotonicClock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 8, new Doorbell());
  private long part;

  @Test
  void aCameraThatIsNotThereYetIsWaitedFor() throws IOException {
    try (AravisCamera camera = open(SMALL)) {
      assertThat(camera.condition()).isNotEmpty();
      trigger(camera);
      assertThat(((FrameLost) answer()).why()).isEqualTo(FrameLost.Why.CAMERA_GONE);

      try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-S")) {
        until("it is found", () -> camera.condition().isEmpty());
        assertThat(camera.name()).contains("Aravis").contains("LW-S");
        assertThat(picture(camera)).isEqualTo("320x240 MONO8");
        assertThat(camera.framesInUse()).isZero();
      }
    }
  }

  @Test
  void aCameraTellsItsSettingsAndWhatItAllowsOfThem() throws IOException {
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-S");
        AravisCamera camera = open(SMALL)) {
      until("it is found", () -> camera.condition().isEmpty());
      Map<CameraSetting.Knob, CameraSetting> told =
          camera.health().settings().stream()
              .collect(Collectors.toMap(CameraSetting::knob, setting -> setting));

      CameraSetting exposure = Objects.requireNonNull(told.get(CameraSetting.Knob.EXPOSURE_US));
      assertThat(exposure.value()).isEqualTo("10000");
      assertThat(exposure.min().orElseThrow()).isLessThan(10_000);
      assertThat(exposure.max().orElseThrow()).isGreaterThan(10_000);
      CameraSetting width = Objects.requireNonNull(told.get(CameraSetting.Knob.WIDTH));
      assertThat(width.value()).isEqualTo("320");
      assertThat(width.max().orElseThrow()).isGreaterThan(320);
      assertThat(Objects.requireNonNull(told.get(CameraSetting.Knob.PIXEL_FORMAT)).value())
          .isEqualTo("Mono8");

      camera.adjust(SMALL.exposure(20_000), clock.nanos());
      until(
          "the light is another",
          () -> camera.health().settings().stream().anyMatch(each -> each.value().equals("20000")));
    }
  }

  @Test
  void aRecipeHasAnotherRegionAndFormatThanTheOneBefore() throws IOException {
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-S");
        AravisCamera camera = open(SMALL)) {
      until("it is found", () -> camera.condition().isEmpty());
      assertThat(picture(camera)).isEqualTo("320x240 MONO8");

      long switchedNanos = clock.nanos();
      camera.adjust(CameraSettings.AS_IT_IS.size(160, 120).pixelFormat("BayerRG8"), switchedNanos);
      until("it is set up", () -> picture(camera).equals("160x120 BGR8"));
      // What a recipe leaves open is as the configuration has it.
      camera.adjust(CameraSettings.AS_IT_IS, clock.nanos());
      until("it is as before", () -> picture(camera).equals("320x240 MONO8"));
      assertThat(faults.count("camera", "is gone")).isZero();
    }
  }

  @Test
  void lightAloneChangesBetweenTwoPartsAndNoneIsLost() throws IOException {
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-S");
        AravisCamera camera = open(SMALL)) {
      until("it is found", () -> camera.condition().isEmpty());
      for (int i = 1; i <= 5; i++) {
        assertThat(picture(camera)).isEqualTo("320x240 MONO8");
        camera.adjust(CameraSettings.AS_IT_IS.exposure(10_000 + 1000 * i), clock.nanos());
        LockSupport.parkNanos(50_000_000);
      }
      assertThat(picture(camera)).isEqualTo("320x240 MONO8");
    }
  }

  @Test
  void aSettingThatOnlyTheRecipeBeforeSaidIsNamed() throws IOException {
    CameraSettings.Light bright =
        new CameraSettings.Light(OptionalDouble.empty(), OptionalDouble.of(2));
    CameraSettings open = CameraSettings.AS_IT_IS;
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-S");
        AravisCamera camera = open(SMALL)) {
      until("it is found", () -> camera.condition().isEmpty());
      camera.adjust(open.exposure(20_000), clock.nanos());
      camera.adjust(
          new CameraSettings(open.roi(), open.pixelFormat(), bright, open.wires()), clock.nanos());
      until("it is brighter", () -> picture(camera).equals("320x240 MONO8"));
      // The configuration has an exposure, and no gain.
      assertThat(faults.count("camera", "setting left open")).isZero();
      camera.adjust(open, clock.nanos());
      assertThat(faults.count("camera", "setting left open")).isEqualTo(1);
    }
  }

  @Test
  void aWishTheCameraCannotFulfilIsToldWhileItRuns() throws IOException {
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-S");
        AravisCamera camera = open(SMALL)) {
      until("it is found", () -> camera.condition().isEmpty());
      camera.adjust(CameraSettings.AS_IT_IS.size(4000, 240), clock.nanos());
      until("it is refused", () -> camera.condition().contains("4000"));
      assertThat(camera.condition()).contains("2048");
      camera.adjust(CameraSettings.AS_IT_IS, clock.nanos());
      until("the recipe before is back", () -> picture(camera).equals("320x240 MONO8"));
    }
  }

  @Test
  void aWindowIsPutWhereItIsWanted() throws IOException {
    CameraSettings.Roi roi =
        new CameraSettings.Roi(
            OptionalInt.of(64), OptionalInt.of(32), OptionalInt.of(320), OptionalInt.of(240));
    CameraSettings moved =
        new CameraSettings(roi, SMALL.pixelFormat(), SMALL.light(), SMALL.wires());
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-S");
        AravisCamera camera = open(moved)) {
      until("it is found", () -> camera.condition().isEmpty());
      assertThat(picture(camera)).isEqualTo("320x240 MONO8");
      assertThat(faults.count("camera", "changed what it was told")).isZero();
    }
  }

  @Test
  void whatTheCameraMadeOfAValueIsTold() throws IOException {
    CameraSettings odd =
        new CameraSettings(
            SMALL.roi(),
            SMALL.pixelFormat(),
            new CameraSettings.Light(OptionalDouble.of(10_000), OptionalDouble.of(3.5)),
            SMALL.wires());
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-S");
        AravisCamera camera = open(odd)) {
      until("it is found", () -> camera.condition().isEmpty());
      assertThat(faults.faults().toString()).contains("gain was set to 3.5");
    }
  }

  @Test
  void aCameraThatRefusesASettingAtTheStartIsNotWaitedFor() throws IOException {
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-S")) {
      until(
          "it listens",
          () -> FoundCamera.all().stream().anyMatch(c -> c.address().equals(ADDRESS)));
      assertThatThrownBy(() -> open(CameraSettings.AS_IT_IS.size(4000, 240)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("2048");
    }
  }

  private AravisCamera open(CameraSettings station) {
    GigeSettings settings = new GigeSettings(ADDRESS, station, BUDGET_NANOS, 4);
    return new AravisCamera(settings, 0, sink, clock, faults, PATIENT);
  }

  private void trigger(AravisCamera camera) {
    camera.trigger(new Trigger(new PartId(++part), clock.nanos(), 0));
  }

  /// What a trigger gets, in words.
  private String picture(AravisCamera camera) {
    trigger(camera);
    return switch (answer()) {
      case FrameLost lost -> lost.detail();
      case Frame frame -> {
        try (frame) {
          PixelFormat format = frame.info().format();
          yield "%dx%d %s".formatted(frame.info().width(), frame.info().height(), format);
        }
      }
    };
  }

  private Exposure answer() {
    until("an answer", () -> !sink.isEmpty());
    return Objects.requireNonNull(sink.poll());
  }

  private void until(String what, BooleanSupplier holds) {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      assertThat(clock.nanos())
          .as("%s; faults %s", what, faults.faults())
          .isLessThan(deadlineNanos);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
