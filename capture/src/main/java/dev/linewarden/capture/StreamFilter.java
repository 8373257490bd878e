package dev.linewarden.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Tells the kernel that packets of pictures come from the camera and from nobody else. libaravis
/// takes them from anybody, and believes them: one stray packet can make it ask for 60 GB of memory
/// and end the process. It does not show its socket, so that is found by its port.
final class StreamFilter {
  private static final int SOL_SOCKET = 1;
  private static final int SO_ATTACH_FILTER = 26;

  /// Classic BPF, see `linux/filter.h`: load the word at the IP header's source address, compare,
  /// and let all of the packet through or nothing.
  private static final short LOAD_WORD = 0x20;

  private static final short JUMP_IF_EQUAL = 0x15;
  private static final short RETURN = 0x06;
  private static final int SOURCE_ADDRESS = 0xFFF0_0000 + 12;
  private static final int INSTRUCTION_BYTES = 8;

  private static final Path SOCKETS = Path.of("/proc/net/udp");
  private static final Path FILES = Path.of("/proc/self/fd");
  private static final int LOCAL_COLUMN = 1;
  private static final int INODE_COLUMN = 9;

  private StreamFilter() {}

  /// False when the socket is not found or the kernel refuses: then anybody can disturb.
  ///
  /// @param port of this machine, to which the camera sends
  /// @param camera its IPv4 address, 4 bytes
  static boolean onlyFrom(int port, byte[] camera) {
    OptionalInt socket = socket(port);
    return socket.isPresent() && attach(socket.getAsInt(), ByteBuffer.wrap(camera).getInt());
  }

  private static OptionalInt socket(int port) {
    try (Stream<Path> files = Files.list(FILES)) {
      List<String> sought =
          Files.readAllLines(SOCKETS).stream()
              .map(line -> line.trim().split("\\s+"))
              .filter(columns -> columns[LOCAL_COLUMN].endsWith(":%04X".formatted(port)))
              .map(columns -> "socket:[%s]".formatted(columns[INODE_COLUMN]))
              .toList();
      return files
          .filter(file -> sought.contains(target(file)))
          .mapToInt(file -> Integer.parseInt(file.getFileName().toString()))
          .findFirst();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }

  // Restricted because a wrong description crashes the process: this one is the manual page's.
  @SuppressWarnings("restricted")
  private static boolean attach(int socket, int source) {
    Linker linker = Linker.nativeLinker();
    MethodHandle setsockopt =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setsockopt"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment program = arena.allocate(4 * INSTRUCTION_BYTES, Long.BYTES);
      put(program, 0, LOAD_WORD, 0, SOURCE_ADDRESS);
      put(program, 1, JUMP_IF_EQUAL, 1, source);
      put(program, 2, RETURN, 0, -1);
      put(program, 3, RETURN, 0, 0);
      MemorySegment description = arena.allocate(16, Long.BYTES);
      description.set(ValueLayout.JAVA_SHORT, 0, (short) 4);
      description.set(ValueLayout.ADDRESS, 8, program);
      return (int) setsockopt.invokeExact(socket, SOL_SOCKET, SO_ATTACH_FILTER, description, 16)
          == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("a call into the C library is described wrongly", e);
    }
  }

  /// @param otherwise how many instructions to leave out when a comparison fails
  private static void put(MemorySegment program, int at, short code, int otherwise, int value) {
    long start = (long) at * INSTRUCTION_BYTES;
    program.set(ValueLayout.JAVA_SHORT, start, code);
    program.set(ValueLayout.JAVA_BYTE, start + 3, (byte) otherwise);
    program.set(ValueLayout.JAVA_INT, start + 4, value);
  }
}
