package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Nearest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A GPIO chip of this machine, open. One thread.
public final class GpioChip implements AutoCloseable {
  private static final Path DEVICES = Path.of("/dev");
  private static final String DEVICE = "gpiochip";

  private final Arena arena = Arena.ofConfined();
  private final SystemCalls calls = new SystemCalls(arena);
  private final Path device;
  private final int file;
  private final String name;
  private final String label;
  private final int size;

  /// Throws [BadInput] when it cannot be opened or is no GPIO chip.
  private GpioChip(Path device) {
    this.device = device;
    this.file = calls.open(device.toString(), SystemCalls.READ_WRITE | SystemCalls.CLOSE_ON_EXEC);
    if (file < 0) {
      arena.close();
      throw new BadInput(unopened(device, file));
    }
    MemorySegment info = arena.allocate(GpioAbi.CHIP_BYTES, Long.BYTES);
    int answer = calls.ioctl(file, GpioAbi.GET_CHIP_INFO, info);
    if (answer < 0) {
      close();
      throw new BadInput("%s is no GPIO chip: %s".formatted(device, SystemCalls.words(answer)));
    }
    this.name = text(info, GpioAbi.CHIP_NAME);
    this.label = text(info, GpioAbi.CHIP_LABEL);
    this.size = info.get(ValueLayout.JAVA_INT, GpioAbi.CHIP_LINES);
  }

  private static String unopened(Path device, int answer) {
    return switch (-answer) {
      case SystemCalls.ACCESS_DENIED, SystemCalls.NO_PERMISSION ->
          "GPIO chip %s must not be opened by user '%s': it has to be in the device's group, which a udev rule sets"
              .formatted(device, System.getProperty("user.name"));
      case SystemCalls.NO_SUCH_FILE ->
          "GPIO chip %s is not there%s".formatted(device, present(devices()));
      default -> "GPIO chip %s cannot be opened: %s".formatted(device, SystemCalls.words(answer));
    };
  }

  /// The device files of all chips, in the kernel's order; empty where there are none.
  public static List<Path> devices() {
    try (Stream<Path> files = Files.list(DEVICES)) {
      return files
          .filter(file -> file.getFileName().toString().matches(DEVICE + "\\d+"))
          .sorted(
              Comparator.comparingInt(
                  file -> Integer.parseInt(file.getFileName().toString().substring(8))))
          .toList();
    } catch (IOException e) {
      throw new BadInput("%s cannot be read: %s".formatted(DEVICES, e), e);
    }
  }

  /// @param device as [#devices()] has it
  public static GpioChip open(Path device) {
    return new GpioChip(device);
  }

  /// By its label, `gpiochip0`, or `/dev/gpiochip0`. Numbers change from start to start where chips
  /// come by USB; a label does not.
  public static GpioChip open(String called) {
    if (called.startsWith("/")) {
      return new GpioChip(Path.of(called));
    }
    List<Path> devices = devices();
    for (Path device : devices) {
      if (device.endsWith(called)) {
        return new GpioChip(device);
      }
    }
    for (Path device : devices) {
      GpioChip chip = new GpioChip(device);
      if (chip.label.equals(called)) {
        return chip;
      }
      chip.close();
    }
    throw new BadInput("GPIO chip '%s' is not there%s".formatted(called, present(devices)));
  }

  private static String present(List<Path> devices) {
    if (devices.isEmpty()) {
      return ", nor any other";
    }
    List<String> names = new ArrayList<>();
    for (Path device : devices) {
      try (GpioChip chip = new GpioChip(device)) {
        names.add(chip.name());
      } catch (BadInput e) {
        names.add(device.toString());
      }
    }
    return "; there is " + String.join(", ", names);
  }

  /// `gpiochip0 (plc-io)`.
  public String name() {
    return label.isEmpty() ? name : "%s (%s)".formatted(name, label);
  }

  public int size() {
    return size;
  }

  public List<GpioLine> lines() {
    return IntStream.range(0, size).mapToObj(this::line).toList();
  }

  GpioLine line(int offset) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment info = call.allocate(GpioAbi.INFO_BYTES, Long.BYTES);
      info.set(ValueLayout.JAVA_INT, GpioAbi.INFO_OFFSET, offset);
      int answer = calls.ioctl(file, GpioAbi.GET_LINE_INFO, info);
      if (answer < 0) {
        throw new BadInput(
            "line %d of GPIO chip %s does not answer: %s"
                .formatted(offset, name(), SystemCalls.words(answer)));
      }
      long flags = info.get(ValueLayout.JAVA_LONG, GpioAbi.INFO_FLAGS);
      return new GpioLine(
          offset,
          text(info, GpioAbi.INFO_NAME),
          text(info, GpioAbi.INFO_CONSUMER),
          (flags & GpioAbi.USED) != 0,
          (flags & GpioAbi.OUTPUT) != 0);
    }
  }

  /// The line of this name, or of this number where no line has that name.
  public GpioLine line(String called) {
    List<GpioLine> lines = lines();
    List<GpioLine> named = lines.stream().filter(line -> line.name().equals(called)).toList();
    if (named.size() > 1) {
      throw new BadInput(
          "GPIO chip %s has %d lines called '%s': say its number"
              .formatted(name(), named.size(), called));
    }
    if (named.size() == 1) {
      return named.getFirst();
    }
    if (called.matches("\\d{1,4}") && Integer.parseInt(called) < size) {
      return lines.get(Integer.parseInt(called));
    }
    List<String> names = lines.stream().map(GpioLine::name).filter(n -> !n.isEmpty()).toList();
    throw new BadInput(
        "GPIO chip %s has no line '%s'%s; it has the numbers 0 to %d"
            .formatted(name(), called, Nearest.hint(called, names), size - 1));
  }

  /// How a line stands, which only a line that nobody holds shows.
  public enum Look {
    HIGH,
    LOW,
    HIDDEN
  }

  /// Its direction stays as it is.
  public Look look(GpioLine line) {
    if (line.used()) {
      return Look.HIDDEN;
    }
    try (GpioRequest held = request(GpioIo.USER, List.of(LineRequest.look(line.offset())), 0)) {
      return held.levels() == 0 ? Look.LOW : Look.HIGH;
    } catch (BadInput e) {
      return Look.HIDDEN; // taken meanwhile
    }
  }

  /// Takes these lines, all or none. Throws [BadInput] that names the line that is in use and by
  /// whom. The chip may be closed then; the request lives on.
  ///
  /// @param user as others will be told
  GpioRequest request(String user, List<LineRequest> wanted, int eventBuffer) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment request = call.allocate(GpioAbi.REQUEST_BYTES, Long.BYTES);
      LineRequest.write(request, user, wanted, eventBuffer);
      int answer = calls.ioctl(file, GpioAbi.GET_LINE, request);
      if (answer < 0) {
        throw new BadInput(refused(wanted, answer));
      }
      return new GpioRequest(request.get(ValueLayout.JAVA_INT, GpioAbi.REQUEST_FD), wanted);
    }
  }

  private List<String> refused(List<LineRequest> wanted, int answer) {
    List<String> held =
        wanted.stream()
            .map(each -> line(each.offset()))
            .filter(GpioLine::used)
            .map(line ->
                "line '%s' of GPIO chip %s is in use by %s"
                    .formatted(line.called(), name(), line.holder()))
            .toList();
    if (-answer == SystemCalls.BUSY && !held.isEmpty()) {
      return held;
    }
    String lines =
        String.join(", ", wanted.stream().map(each -> line(each.offset()).called()).toList());
    return List.of(
        "GPIO chip %s refuses %s: %s%s"
            .formatted(
                name(),
                lines,
                SystemCalls.words(answer),
                -answer == SystemCalls.NO_TERMINAL || -answer == SystemCalls.INVALID
                    ? " (can it do what is asked: edges, bias, debounce, output?)"
                    : ""));
  }

  private static String text(MemorySegment struct, long at) {
    // The kernel ends each name with a zero.
    return struct.asSlice(at, GpioAbi.NAME_BYTES).getString(0);
  }

  @Override
  public void close() {
    calls.close(file);
    arena.close();
  }

  @Override
  public String toString() {
    return device.toString();
  }
}
