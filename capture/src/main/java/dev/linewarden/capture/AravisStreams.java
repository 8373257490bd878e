package dev.linewarden.capture;

import static dev.linewarden.capture.AravisLibrary.INT;
import static dev.linewarden.capture.AravisLibrary.LONG;
import static dev.linewarden.capture.AravisLibrary.POINTER;
import static dev.linewarden.capture.AravisLibrary.undeclared;

import dev.linewarden.capture.AravisLibrary.Checked;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What of libaravis the way of a picture needs. A stream and a buffer are native pointers. A
/// buffer belongs to the stream from [#push] to [#pop].
final class AravisStreams {
  /// The only status of a buffer whose picture is whole.
  static final int SUCCESS = 0;

  /// Aravis would read the network card past the kernel's sockets when it may, and then waits for
  /// blocks of packets: 2 ms later at the median.
  private static final int NO_PACKET_SOCKET = 1;

  private final MethodHandle options;
  private final Checked stream;
  private final MethodHandle newBuffer;
  private final MethodHandle push;
  private final MethodHandle pop;
  private final MethodHandle status;
  private final MethodHandle timestamp;
  private final MethodHandle arrived;
  private final MethodHandle frameId;
  private final MethodHandle width;
  private final MethodHandle height;
  private final MethodHandle format;
  private final MethodHandle userData;
  private final MethodHandle counter;
  private final MethodHandle port;
  private final MethodHandle property;
  private final Map<String, Long> names = new ConcurrentHashMap<>();

  AravisStreams(AravisLibrary library) {
    options = library.plain("arv_camera_gv_set_stream_options", null, POINTER, INT);
    stream = library.checked("arv_camera_create_stream", POINTER, POINTER, POINTER, POINTER);
    newBuffer = library.plain("arv_buffer_new_full", POINTER, LONG, POINTER, POINTER, POINTER);
    push = library.plain("arv_stream_push_buffer", null, POINTER, POINTER);
    pop = library.plain("arv_stream_timeout_pop_buffer", POINTER, POINTER, LONG);
    status = library.plain("arv_buffer_get_status", INT, POINTER);
    timestamp = library.plain("arv_buffer_get_timestamp", LONG, POINTER);
    arrived = library.plain("arv_buffer_get_system_timestamp", LONG, POINTER);
    frameId = library.plain("arv_buffer_get_frame_id", LONG, POINTER);
    width = library.plain("arv_buffer_get_image_width", INT, POINTER);
    height = library.plain("arv_buffer_get_image_height", INT, POINTER);
    format = library.plain("arv_buffer_get_image_pixel_format", INT, POINTER);
    userData = library.plain("arv_buffer_get_user_data", POINTER, POINTER);
    port = library.plain("arv_gv_stream_get_port", ValueLayout.JAVA_SHORT, POINTER);
    counter = library.plain("arv_stream_get_info_uint64_by_name", LONG, POINTER, POINTER);
    property = library.setIntProperty();
  }

  /// With the settings under which a lost packet is noticed after 1 ms and a frame is given up
  /// after 8 ms.
  ///
  /// @param ethernet and not USB
  /// @param socketBytes room for packets that the receiving thread has not taken yet; only over
  ///   Ethernet
  long open(long camera, boolean ethernet, int socketBytes) throws CameraFault {
    if (ethernet) {
      options(camera);
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

  /// Of this machine, to which the camera sends; only over Ethernet.
  int port(long stream) {
    try {
      return (short) port.invokeExact(stream) & 0xFFFF;
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// Gives the stream a buffer to fill.
  ///
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

  /// When the picture's first packet came, in nanoseconds of this machine's wall time.
  long arrived(long buffer) {
    try {
      return (long) arrived.invokeExact(buffer);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// The camera's own number of the picture.
  long frameId(long buffer) {
    try {
      return (long) frameId.invokeExact(buffer);
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
    try {
      long told = names.computeIfAbsent(name, AravisStreams::told);
      return (long) counter.invokeExact(stream, told);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// For as long as the program runs: there are five of them, asked for each second.
  private static long told(String name) {
    return Arena.global().allocateFrom(name).address();
  }

  private void options(long camera) {
    try {
      options.invokeExact(camera, NO_PACKET_SOCKET);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }
}
