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
import java.lang.invoke.MethodHandle;

/// What of libaravis a camera needs, by what it is for. A camera, a stream and a buffer are native
/// pointers. Calls to a camera that is dead block for seconds: never on a part's way.
final class Aravis {
  /// The only status of a buffer whose picture is whole.
  static final int SUCCESS = 0;

  private static final int CONTINUOUS = 0;
  private static final int CHECKED_RANGES = 1;

  /// Aravis would read the network card past the kernel's sockets when it may, and then waits for
  /// blocks of packets: 2 ms later at the median.
  private static final int NO_PACKET_SOCKET = 1;

  private final AravisLibrary library;
  private final Checked open;
  private final Checked stop;
  private final Checked start;
  private final Checked mode;
  private final Checked trigger;
  private final Checked fire;
  private final Checked payload;
  private final Checked stream;
  private final Checked setString;
  private final Checked setInteger;
  private final Checked getInteger;
  private final Checked setFloat;
  private final Checked setBoolean;
  private final Checked setExposure;
  private final Checked getExposure;
  private final Checked packetBytes;
  private final Checked has;
  private final Checked setGain;
  private final Checked pixelFormat;
  private final MethodHandle isGige;
  private final MethodHandle unref;
  private final MethodHandle newBuffer;
  private final MethodHandle push;
  private final MethodHandle pop;
  private final MethodHandle status;
  private final MethodHandle timestamp;
  private final MethodHandle width;
  private final MethodHandle height;
  private final MethodHandle format;
  private final MethodHandle userData;
  private final MethodHandle counter;
  private final MethodHandle property;

  /// Binds everything, so that a library of the wrong series shows at the start.
  Aravis(AravisLibrary library) {
    this.library = library;
    open = library.checked("arv_camera_new", POINTER, POINTER);
    stop = library.checked("arv_camera_stop_acquisition", null, POINTER);
    start = library.checked("arv_camera_start_acquisition", null, POINTER);
    mode = library.checked("arv_camera_set_acquisition_mode", null, POINTER, INT);
    trigger = library.checked("arv_camera_set_trigger", null, POINTER, POINTER);
    fire = library.checked("arv_camera_software_trigger", null, POINTER);
    payload = library.checked("arv_camera_get_payload", INT, POINTER);
    stream = library.checked("arv_camera_create_stream", POINTER, POINTER, POINTER, POINTER);
    setString = library.checked("arv_camera_set_string", null, POINTER, POINTER, POINTER);
    setInteger = library.checked("arv_camera_set_integer", null, POINTER, POINTER, LONG);
    getInteger = library.checked("arv_camera_get_integer", LONG, POINTER, POINTER);
    setFloat = library.checked("arv_camera_set_float", null, POINTER, POINTER, DOUBLE);
    setBoolean = library.checked("arv_camera_set_boolean", null, POINTER, POINTER, INT);
    setExposure = library.checked("arv_camera_set_exposure_time", null, POINTER, DOUBLE);
    getExposure = library.checked("arv_camera_get_exposure_time", DOUBLE, POINTER);
    packetBytes = library.checked("arv_camera_gv_get_packet_size", INT, POINTER);
    has = library.checked("arv_camera_is_feature_available", INT, POINTER, POINTER);
    setGain = library.checked("arv_camera_set_gain", null, POINTER, DOUBLE);
    pixelFormat = library.checked("arv_camera_get_pixel_format_as_string", POINTER, POINTER);
    isGige = library.plain("arv_camera_is_gv_device", INT, POINTER);
    unref = library.plain("g_object_unref", null, POINTER);
    newBuffer = library.plain("arv_buffer_new_full", POINTER, LONG, POINTER, POINTER, POINTER);
    push = library.plain("arv_stream_push_buffer", null, POINTER, POINTER);
    pop = library.plain("arv_stream_timeout_pop_buffer", POINTER, POINTER, LONG);
    status = library.plain("arv_buffer_get_status", INT, POINTER);
    timestamp = library.plain("arv_buffer_get_timestamp", LONG, POINTER);
    width = library.plain("arv_buffer_get_image_width", INT, POINTER);
    height = library.plain("arv_buffer_get_image_height", INT, POINTER);
    format = library.plain("arv_buffer_get_image_pixel_format", INT, POINTER);
    userData = library.plain("arv_buffer_get_user_data", POINTER, POINTER);
    counter = library.plain("arv_stream_get_info_uint64_by_name", LONG, POINTER, POINTER);
    property = library.setIntProperty();
  }

  /// What the camera says of itself, read by one of the library's functions of no argument.
  String about(long camera, String what) throws CameraFault {
    Checked get = library.checked("arv_camera_get_" + what, POINTER, POINTER);
    return text((long) get.call(camera));
  }

  /// @param address an IP address, or an id as discovery shows it
  long open(String address) throws CameraFault {
    try (Arena arena = Arena.ofConfined()) {
      long camera = (long) open.call(arena.allocateFrom(address).address());
      policy("arv_camera_set_range_check_policy", camera, CHECKED_RANGES);
      return camera;
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

  /// One exposure, now. Returns when the camera has acknowledged it.
  void fire(long camera) throws CameraFault {
    fire.call(camera);
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

  /// With the settings under which a lost packet is noticed after 1 ms and a frame is given up
  /// after 8 ms.
  ///
  /// @param socketBytes room for packets that the receiving thread has not taken yet; only over
  ///   Ethernet
  long stream(long camera, int socketBytes) throws CameraFault {
    boolean ethernet = isGige(camera);
    if (ethernet) {
      policy("arv_camera_gv_set_stream_options", camera, NO_PACKET_SOCKET);
    }
    long made = (long) stream.call(camera, 0L, 0L);
    if (ethernet) {
      property(made, "socket-buffer", 0);
      property(made, "socket-buffer-size", socketBytes);
      property(made, "initial-packet-timeout", 200);
      property(made, "packet-timeout", 1000);
      property(made, "frame-retention", 8000);
    }
    return made;
  }

  private void property(long object, String name, int value) {
    try (Arena arena = Arena.ofConfined()) {
      property.invokeExact(object, arena.allocateFrom(name).address(), value, 0L);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// @param memory where the picture goes; must live as long as the stream
  /// @param number what [#number] gives back
  void push(long stream, MemorySegment memory, int number) {
    try {
      push(
          stream,
          (long) newBuffer.invokeExact(memory.byteSize(), memory.address(), (long) number, 0L));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  void push(long stream, long buffer) {
    try {
      push.invokeExact(stream, buffer);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// The next buffer that was filled or given up; 0 when none came in time.
  long pop(long stream, long micros) {
    try {
      return (long) pop.invokeExact(stream, micros);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  int status(long buffer) {
    try {
      return (int) status.invokeExact(buffer);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// The camera's own clock, in nanoseconds.
  long timestamp(long buffer) {
    try {
      return (long) timestamp.invokeExact(buffer);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// Whether the picture is what its leader said: this size in this format.
  boolean shows(long buffer, int pixelsWide, int pixelsHigh, int pixelFormat) {
    try {
      return (int) width.invokeExact(buffer) == pixelsWide
          && (int) height.invokeExact(buffer) == pixelsHigh
          && (int) format.invokeExact(buffer) == pixelFormat;
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  int number(long buffer) {
    try {
      return (int) (long) userData.invokeExact(buffer);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// One of the stream's counters, for example `n_resent_packets`.
  long counter(long stream, String name) {
    try (Arena arena = Arena.ofConfined()) {
      return (long) counter.invokeExact(stream, arena.allocateFrom(name).address());
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  void unref(long object) {
    try {
      unref.invokeExact(object);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }
}
