package dev.linewarden.capture;

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
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What webcams owe, against the kernel's own test driver (vivid) in a virtual machine: run there
/// as a program, see `tests/vm`. Ends with 0 when everything holds. Two devices: one with a
/// webcam's test picture, and one whose HDMI input sees what is sent to its output.
final class VividProof {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.proof");
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /// How often the sender may not be there yet, and how long its picture is waited for.
  private static final int SENDER_TRIES = 5;

  private static final long SENDER_NANOS = 10_000_000_000L;

  private static final long SETTLE_NANOS = 3_000_000_000L;
  private static final String SAME = "the same";
  private static final long BUDGET_NANOS = 5_000_000_000L;

  private final MonotonicClock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 64, new Doorbell());
  private long part;

  private VividProof() {}

  /// @param arguments the webcam, the HDMI input, the HDMI output: device files
  public static void main(String... arguments) throws Exception {
    VividProof proof = new VividProof();
    proof.everyTriggerHasAPictureTakenAfterIt(arguments[0]);
    proof.colourComesAsColour(arguments[0]);
    proof.refusalsAreSentences(arguments[0]);
    proof.whatIsSentArrivesByteForByte(arguments[1], arguments[2]);
    proof.aWebcamThatIsPulledIsNamedAndUsedAgain(arguments[0]);
    System.exit(0); // the machine's threads would wait for nobody
  }

  private void everyTriggerHasAPictureTakenAfterIt(String device) {
    try (FreeRunningCamera camera = open(device, 640, 360, "GREY")) {
      byte[] before = new byte[0];
      for (int i = 0; i < 20; i++) {
        trigger(camera);
        try (Frame frame = (Frame) answer()) {
          expect(frame.info().width() == 640 && frame.info().height() == 360, "size");
          expect(frame.info().format() == PixelFormat.MONO8, "format");
          byte[] pixels = frame.pixels().toArray(ValueLayout.JAVA_BYTE);
          expect(!java.util.Arrays.equals(pixels, before), "the clock in the picture runs");
          before = pixels;
        }
      }
      expect(
          camera.health().settings().stream().anyMatch(VividProof::isGain),
          "its gain and what it allows, not " + camera.health().settings());
      expect(camera.framesInUse() == 0, "every frame came back");
      expect(sink.isEmpty(), "one answer a trigger");
    }
    said("20 triggers, 20 pictures");
  }

  private static boolean isGain(CameraSetting setting) {
    return setting.knob() == CameraSetting.Knob.GAIN
        && Double.parseDouble(setting.value()) >= setting.min().orElseThrow()
        && Double.parseDouble(setting.value()) <= setting.max().orElseThrow();
  }

  private void colourComesAsColour(String device) {
    try (FreeRunningCamera camera = open(device, 640, 360, "YUYV")) {
      trigger(camera);
      try (Frame frame = (Frame) answer()) {
        expect(frame.info().format() == PixelFormat.BGR8, "format");
        // The test picture's bars: white at the left, then yellow.
        long yellow = (180L * 640 + 120) * 3;
        int blue = frame.pixels().get(ValueLayout.JAVA_BYTE, yellow) & 0xFF;
        int red = frame.pixels().get(ValueLayout.JAVA_BYTE, yellow + 2) & 0xFF;
        expect(red > blue + 60, "yellow is red %d over blue %d".formatted(red, blue));
      }
    }
    said("colour");
  }

  private void refusalsAreSentences(String device) {
    refuses(() -> open(device, 641, 361, "GREY"), "cannot send GREY of 641 x 361");
    refuses(() -> open(device, 640, 360, "MJPG"), "cannot send MJPG");
    refuses(() -> open(device, 640, 360, "H264"), "pixel_format must be GREY, YUYV or MJPG");
    refuses(() -> open("/dev/video99", 640, 360, "GREY"), "No such file");
    refuses(() -> open("/dev/null", 640, 360, "GREY"), "is no video device");
    try (FreeRunningCamera _ = open(device, 640, 360, "GREY")) {
      refuses(() -> open(device, 640, 360, "GREY"), "busy");
    }
    said("refusals");
  }

  private void whatIsSentArrivesByteForByte(String input, String output) throws Exception {
    int width = 1280;
    int height = 720;
    byte[] picture = new byte[width * height];
    new Random(7).nextBytes(picture);
    Path file = Files.write(Path.of("/tmp/picture.raw"), picture);
    String seen = "";
    for (int tries = 0; !seen.equals(SAME) && tries < SENDER_TRIES; tries++) {
      Process sender = sender(output, file);
      try {
        seen = seenAtTheOtherEnd(input, width, height, picture);
      } finally {
        sender.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }
    expect(seen.equals(SAME), "the picture that was sent, but " + seen + "; " + faults.faults());
    said("byte for byte");
  }

  private static Process sender(String output, Path file) throws IOException {
    return new ProcessBuilder(
            "v4l2-ctl",
            "-d",
            output,
            "--set-fmt-video-out=width=1280,height=720,pixelformat=GREY",
            "--stream-out-mmap",
            "--stream-loop",
            "--stream-from=" + file)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String seenAtTheOtherEnd(String input, int width, int height, byte[] picture)
      throws Exception {
    LockSupport.parkNanos(SETTLE_NANOS);
    // The input sees a signal only when the sender sends, and would write the time of day into it.
    control(input, "-c", "osd_text_mode=2");
    control(input, "--set-dv-bt-timings", "query");
    try (FreeRunningCamera camera = open(input, width, height, "GREY")) {
      String seen = "nothing";
      long untilNanos = clock.nanos() + SENDER_NANOS;
      while (!seen.equals(SAME) && clock.nanos() < untilNanos) {
        seen = difference(camera, picture);
      }
      return seen;
    }
  }

  private String difference(FreeRunningCamera camera, byte[] picture) {
    trigger(camera);
    return switch (answer()) {
      case Frame frame -> {
        try (frame) {
          long at = frame.pixels().mismatch(MemorySegment.ofArray(picture));
          yield at == -1 ? SAME : "another picture from byte " + at + " on";
        }
      }
      case FrameLost lost -> "no picture: " + lost;
    };
  }

  private void aWebcamThatIsPulledIsNamedAndUsedAgain(String device) throws Exception {
    try (FreeRunningCamera camera = open(device, 640, 360, "GREY")) {
      trigger(camera);
      ((Frame) answer()).close();
      control(device, "-c", "disconnect=1");
      until(
          "the loss",
          () -> {
            trigger(camera);
            Exposure answer = answer();
            if (answer instanceof Frame frame) {
              frame.close();
            }
            return answer instanceof FrameLost lost
                && lost.why() == FrameLost.Why.CAMERA_GONE
                && !camera.condition().isEmpty();
          });
      said("pulled: " + camera.condition());
      until("the return", () -> camera.condition().isEmpty());
      trigger(camera);
      ((Frame) answer()).close();
      expect(camera.framesInUse() == 0, "every frame came back");
    }
    said("pulled and used again");
  }

  private static void control(String device, String... what)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("v4l2-ctl", "-d", device));
    command.addAll(List.of(what));
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    expect(status == 0, String.join(" ", command));
  }

  private FreeRunningCamera open(String device, int width, int height, String format) {
    CameraSettings wanted = CameraSettings.AS_IT_IS.size(width, height).pixelFormat(format);
    return new FreeRunningCamera(
        LiveSource.webcam(new WebcamSettings(device, wanted, 0, BUDGET_NANOS, 4), clock),
        CameraSettings.AS_IT_IS,
        sink,
        clock,
        faults,
        CameraHost.PLAIN,
        Optional.empty());
  }

  private void refuses(Runnable opening, String sentence) {
    try {
      opening.run();
    } catch (BadInput e) {
      expect(String.valueOf(e.getMessage()).contains(sentence), e.getMessage() + " / " + sentence);
      return;
    }
    throw new AssertionError("was opened, but should be refused: " + sentence);
  }

  private void trigger(FreeRunningCamera camera) {
    camera.trigger(new Trigger(new PartId(++part), clock.nanos(), 0));
  }

  private Exposure answer() {
    until("an answer", () -> !sink.isEmpty());
    return Objects.requireNonNull(sink.poll());
  }

  private void until(String what, BooleanSupplier holds) {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      expect(clock.nanos() < deadlineNanos, what + "; " + faults.faults());
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static void expect(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private static void said(String what) {
    LOG.log(System.Logger.Level.INFO, "proof: {0}", what);
  }
}
