package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.CameraSettings;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Agrees with a device of Video4Linux2 on what it sends. Numbers are those of `linux/videodev2.h`
/// on 64 bits.
final class WebcamSetup {
  private static final int CAPTURE = 1;
  private static final long QUERY_CAPABILITIES = 0x8068_5600L;
  private static final long SET_FORMAT = 0xc0d0_5605L;
  private static final int CAN_CAPTURE = 0x1;
  private static final int CAN_STREAM = 0x0400_0000;
  private static final int NO_INTERLACE = 1;

  private final VideoDevice device;
  private final String shown;
  private final Kind kind;
  private final int width;
  private final int height;
  private final int rowBytes;
  private final List<CameraSetting> light;

  /// How a device writes a pixel down.
  enum Kind {
    GREY(WireFormat.MONO8, 1),
    /// The kernel's default for it is the range of video.
    YUYV(WireFormat.VIDEO_YCBYCR, 2),
    /// Converted by a decoder: what the converter would do does not matter.
    MJPG(WireFormat.BGR8, 0);

    final WireFormat wire;
    final int bytesPerPixel;

    Kind(WireFormat wire, int bytesPerPixel) {
      this.wire = wire;
      this.bytesPerPixel = bytesPerPixel;
    }

    private int code() {
      byte[] letters = name().getBytes(StandardCharsets.US_ASCII);
      return letters[0] | letters[1] << 8 | letters[2] << 16 | letters[3] << 24;
    }
  }

  /// Throws, in the kernel's words, what it refuses.
  ///
  /// @param shown the device, for people
  WebcamSetup(VideoDevice device, String shown, CameraSettings wanted) throws CameraFault {
    this.device = device;
    this.shown = shown;
    this.kind = kind(shown, wanted);
    expectCamera();
    MemorySegment format = setFormat(wanted);
    this.width = format.get(ValueLayout.JAVA_INT, 8);
    this.height = format.get(ValueLayout.JAVA_INT, 12);
    this.rowBytes = format.get(ValueLayout.JAVA_INT, 24);
    WebcamControls controls = new WebcamControls(device);
    controls.set(wanted.light());
    this.light = controls.read();
  }

  /// As the device has them now.
  List<CameraSetting> settings() {
    List<CameraSetting> all = new ArrayList<>(light);
    all.add(CameraSetting.unbounded(CameraSetting.Knob.WIDTH, Integer.toString(width)));
    all.add(CameraSetting.unbounded(CameraSetting.Knob.HEIGHT, Integer.toString(height)));
    all.add(CameraSetting.unbounded(CameraSetting.Knob.PIXEL_FORMAT, kind.name()));
    return all;
  }

  Kind kind() {
    return kind;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// From the beginning of one row to that of the next.
  int rowBytes() {
    return rowBytes;
  }

  private void expectCamera() throws CameraFault {
    MemorySegment about = device.memory(104);
    device.request(QUERY_CAPABILITIES, about, "is no video device");
    int can = about.get(ValueLayout.JAVA_INT, 88);
    if ((can & CAN_CAPTURE) == 0 || (can & CAN_STREAM) == 0) {
      throw new CameraFault(shown + " is a video device, but no camera");
    }
  }

  private static Kind kind(String shown, CameraSettings wanted) throws CameraFault {
    String name = wanted.pixelFormat().orElse(Kind.YUYV.name());
    for (Kind each : Kind.values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw new CameraFault(
        "%s: pixel_format must be GREY, YUYV or MJPG, but is %s".formatted(shown, name));
  }

  /// The kernel takes the nearest it has: anything else than was asked is a refusal.
  private MemorySegment setFormat(CameraSettings wanted) throws CameraFault {
    MemorySegment format = device.memory(208);
    format.set(ValueLayout.JAVA_INT, 0, CAPTURE);
    format.set(ValueLayout.JAVA_INT, 8, wanted.roi().width().orElse(1280));
    format.set(ValueLayout.JAVA_INT, 12, wanted.roi().height().orElse(720));
    format.set(ValueLayout.JAVA_INT, 16, kind.code());
    format.set(ValueLayout.JAVA_INT, 20, NO_INTERLACE);
    device.request(SET_FORMAT, format, "refuses the picture's format");
    int width = format.get(ValueLayout.JAVA_INT, 8);
    int height = format.get(ValueLayout.JAVA_INT, 12);
    boolean same =
        format.get(ValueLayout.JAVA_INT, 16) == kind.code()
            && wanted.roi().width().orElse(width) == width
            && wanted.roi().height().orElse(height) == height;
    if (!same) {
      throw new CameraFault(
          "%s cannot send %s of %s x %s; the nearest it has is %s of %d x %d"
              .formatted(
                  shown,
                  kind,
                  wanted.roi().width().isPresent() ? wanted.roi().width().getAsInt() : "any",
                  wanted.roi().height().isPresent() ? wanted.roi().height().getAsInt() : "any",
                  letters(format.get(ValueLayout.JAVA_INT, 16)),
                  width,
                  height));
    }
    return format;
  }

  private static String letters(int code) {
    byte[] letters = {
      (byte) code, (byte) (code >> 8), (byte) (code >> 16), (byte) (code >> 24),
    };
    return new String(letters, StandardCharsets.US_ASCII);
  }
}
