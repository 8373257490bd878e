package dev.linewarden.capture;

import static dev.linewarden.capture.AravisLibrary.DOUBLE;
import static dev.linewarden.capture.AravisLibrary.INT;
import static dev.linewarden.capture.AravisLibrary.LONG;
import static dev.linewarden.capture.AravisLibrary.POINTER;
import static dev.linewarden.capture.AravisLibrary.text;
import static dev.linewarden.capture.AravisLibrary.undeclared;

import dev.linewarden.capture.AravisLibrary.Checked;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// What of libaravis a camera needs, by what it is for; [AravisStreams] has the rest. A camera is a
/// native pointer. Calls to a camera that is dead block for seconds: never on a part's way.
final class Aravis {
  private static final int CONTINUOUS = 0;
  private static final int CHECKED_RANGES = 1;

  private final AravisLibrary library;
  private final AravisStreams streams;
  private final Checked open;
  private final Checked stop;
  private final Checked start;
  private final Checked mode;
  private final Checked trigger;
  private final Checked noTrigger;
  private final MethodHandle fire;
  private final MemorySegment fireError = Arena.ofAuto().allocate(POINTER);
  private final Checked payload;
  private final Checked setString;
  private final Checked setInteger;
  private final Checked getInteger;
  private final Checked getFloat;
  private final Checked setFloat;
  private final Checked setBoolean;
  private final Checked setExposure;
  private final Checked getExposure;
  private final Checked packetBytes;
  private final Checked has;
  private final Checked setGain;
  private final Checked getGain;
  private final Checked exposureBounds;
  private final Checked gainBounds;
  private final Checked integerBounds;
  private final Checked pixelFormat;
  private final MethodHandle isGige;
  private final MethodHandle unref;

  /// Binds everything, so that a library of the wrong series shows at the start.
  Aravis(AravisLibrary library) {
    streams = new AravisStreams(library);
    this.library = library;
    open = library.checked("arv_camera_new", POINTER, POINTER);
    stop = library.checked("arv_camera_stop_acquisition", null, POINTER);
    start = library.checked("arv_camera_start_acquisition", null, POINTER);
    mode = library.checked("arv_camera_set_acquisition_mode", null, POINTER, INT);
    trigger = library.checked("arv_camera_set_trigger", null, POINTER, POINTER);
    noTrigger = library.checked("arv_camera_clear_triggers", null, POINTER);
    fire = library.plain("arv_camera_software_trigger", null, POINTER, POINTER);
    payload = library.checked("arv_camera_get_payload", INT, POINTER);
    setString = library.checked("arv_camera_set_string", null, POINTER, POINTER, POINTER);
    setInteger = library.checked("arv_camera_set_integer", null, POINTER, POINTER, LONG);
    getInteger = library.checked("arv_camera_get_integer", LONG, POINTER, POINTER);
    setFloat = library.checked("arv_camera_set_float", null, POINTER, POINTER, DOUBLE);
    getFloat = library.checked("arv_camera_get_float", DOUBLE, POINTER, POINTER);
    setBoolean = library.checked("arv_camera_set_boolean", null, POINTER, POINTER, INT);
    setExposure = library.checked("arv_camera_set_exposure_time", null, POINTER, DOUBLE);
    getExposure = library.checked("arv_camera_get_exposure_time", DOUBLE, POINTER);
    packetBytes = library.checked("arv_camera_gv_get_packet_size", INT, POINTER);
    has = library.checked("arv_camera_is_feature_available", INT, POINTER, POINTER);
    setGain = library.checked("arv_camera_set_gain", null, POINTER, DOUBLE);
    getGain = library.checked("arv_camera_get_gain", DOUBLE, POINTER);
    exposureBounds =
        library.checked("arv_camera_get_exposure_time_bounds", null, POINTER, POINTER, POINTER);
    gainBounds = library.checked("arv_camera_get_gain_bounds", null, POINTER, POINTER, POINTER);
    integerBounds =
        library.checked("arv_camera_get_integer_bounds", null, POINTER, POINTER, POINTER, POINTER);
    pixelFormat = library.checked("arv_camera_get_pixel_format_as_string", POINTER, POINTER);
    isGige = library.plain("arv_camera_is_gv_device", INT, POINTER);
    unref = library.plain("g_object_unref", null, POINTER);
  }

  AravisStreams streams() {
    return streams;
  }

  /// What the camera says of itself, read by one of the library's functions of no argument.
  String about(long camera, String what) throws CameraFault {
    Checked get = library.checked("arv_camera_get_" + what, POINTER, POINTER);
    return text((long) get.call(camera));
  }

  /// @param address an IP address, or an id as discovery shows it
  long open(String address) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      long camera = connect(arena.allocateFrom(address).address());
      policy("arv_camera_set_range_check_policy", camera, CHECKED_RANGES);
      return camera;
    }
  }

  private long connect(long address) throws CameraFault.Absent {
    try {
      return (long) open.call(address);
    } catch (CameraFault e) {
      throw new CameraFault.Absent(String.valueOf(e.getMessage()));
    }
  }

  private void policy(String name, long camera, int value) {
    try {
      library.plain(name, null, POINTER, INT).invokeExact(camera, value);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  void stop(long camera) throws CameraFault {
    stop.call(camera);
  }

  void start(long camera) throws CameraFault {
    mode.call(camera, CONTINUOUS);
    start.call(camera);
  }

  /// @param source `Software`, or a line of the camera such as `Line0`
  void triggerBy(long camera, String source) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      trigger.call(camera, arena.allocateFrom(source).address());
    }
  }

  /// By its own clock.
  void triggerByNobody(long camera) throws CameraFault {
    noTrigger.call(camera);
  }

  /// One exposure, now. Returns when the camera has acknowledged it. Allocates nothing, as it
  /// stands on a part's way; one thread at a time.
  void fire(long camera) throws CameraFault {
    fireError.set(ValueLayout.JAVA_LONG, 0, 0);
    try {
      fire.invokeExact(camera, fireError.address());
    } catch (Throwable e) {
      throw undeclared(e);
    }
    library.raise(fireError.get(ValueLayout.JAVA_LONG, 0));
  }

  int payload(long camera) throws CameraFault {
    return (int) payload.call(camera);
  }

  void set(long camera, String feature, String value) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      setString.call(
          camera, arena.allocateFrom(feature).address(), arena.allocateFrom(value).address());
    }
  }

  void set(long camera, String feature, long value) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      setInteger.call(camera, arena.allocateFrom(feature).address(), value);
    }
  }

  void set(long camera, String feature, double value) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      setFloat.call(camera, arena.allocateFrom(feature).address(), value);
    }
  }

  void set(long camera, String feature, boolean value) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      setBoolean.call(camera, arena.allocateFrom(feature).address(), value ? 1 : 0);
    }
  }

  int get(long camera, String feature) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      return Math.toIntExact((long) getInteger.call(camera, arena.allocateFrom(feature).address()));
    }
  }

  double number(long camera, String feature) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      return (double) getFloat.call(camera, arena.allocateFrom(feature).address());
    }
  }

  String pixelFormat(long camera) throws CameraFault {
    return text((long) pixelFormat.call(camera));
  }

  void exposure(long camera, double micros) throws CameraFault {
    setExposure.call(camera, micros);
  }

  /// In microseconds.
  double exposure(long camera) throws CameraFault {
    return (double) getExposure.call(camera);
  }

  /// What the camera allows.
  record Bounds(double min, double max) {}

  /// In microseconds.
  Bounds exposureBounds(long camera) throws CameraFault {
    return bounds(exposureBounds, camera);
  }

  /// In the camera's own unit.
  Bounds gainBounds(long camera) throws CameraFault {
    return bounds(gainBounds, camera);
  }

  private static Bounds bounds(Checked get, long camera) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment both = arena.allocate(DOUBLE, 2);
      get.call(camera, both.address(), both.address() + Double.BYTES);
      return new Bounds(
          both.getAtIndex(ValueLayout.JAVA_DOUBLE, 0), both.getAtIndex(ValueLayout.JAVA_DOUBLE, 1));
    }
  }

  /// Of a whole number.
  Bounds bounds(long camera, String feature) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment both = arena.allocate(LONG, 2);
      integerBounds.call(
          camera,
          arena.allocateFrom(feature).address(),
          both.address(),
          both.address() + Long.BYTES);
      return new Bounds(
          both.getAtIndex(ValueLayout.JAVA_LONG, 0), both.getAtIndex(ValueLayout.JAVA_LONG, 1));
    }
  }

  /// Whether the camera knows the feature at all.
  boolean has(long camera, String feature) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      return (int) has.call(camera, arena.allocateFrom(feature).address()) != 0;
    }
  }

  /// Over Ethernet, and not over USB.
  boolean isGige(long camera) {
    try {
      return (int) isGige.invokeExact(camera) != 0;
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// Of a stream over Ethernet, its IP header included.
  int packetBytes(long camera) throws CameraFault {
    return (int) packetBytes.call(camera);
  }

  void gain(long camera, double gain) throws CameraFault {
    setGain.call(camera, gain);
  }

  /// In the camera's own unit.
  double gain(long camera) throws CameraFault {
    return (double) getGain.call(camera);
  }

  void unref(long object) {
    try {
      unref.invokeExact(object);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }
}
