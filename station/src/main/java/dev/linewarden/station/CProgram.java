package dev.linewarden.station;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The smallest C program that grabs, as a measure for ours: compiled where there is a compiler and
/// the library's headers.
final class CProgram implements AutoCloseable {
  private final Path folder;

  private CProgram(Path folder) {
    this.folder = folder;
  }

  /// Empty, with a word to the user, where it cannot be compiled.
  static Optional<CProgram> build(Console console) {
    try {
      CProgram program = new CProgram(Files.createTempDirectory("linewarden-grab"));
      try (InputStream source = CProgram.class.getResourceAsStream("grab.c")) {
        Files.copy(
            java.util.Objects.requireNonNull(source, "grab.c is missing in the program"),
            program.folder.resolve("grab.c"));
      }
      List<String> flags = output("pkg-config", "--cflags", "--libs", "aravis-0.8");
      List<String> command = new ArrayList<>(List.of("cc", "-O2", "-o"));
      command.add(program.binary());
      command.add(program.folder.resolve("grab.c").toString());
      flags.forEach(line -> command.addAll(Arrays.asList(line.trim().split(" +"))));
      output(command.toArray(String[]::new));
      return Optional.of(program);
    } catch (IOException e) {
      console.say(
          "Without a C program to compare with ("
              + e.getMessage()
              + "): apt-get install gcc"
              + " pkg-config libaravis-dev libusb-1.0-0-dev");
      return Optional.empty();
    }
  }

  private String binary() {
    return folder.resolve("grab").toString();
  }

  /// Nanoseconds from each trigger to its frame; 0 = it was lost.
  List<Long> run(String address, String format, int frames, long periodNanos) {
    try {
      return output(
              binary(),
              address,
              format,
              Integer.toString(frames),
              Long.toString(periodNanos / 1000))
          .stream()
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("the C program failed: " + e.getMessage(), e);
    }
  }

  private static List<String> output(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = process.inputReader().lines().toList();
    int status = process.onExit().join().exitValue();
    if (status != 0) {
      throw new IOException("%s ends with %d".formatted(command[0], status));
    }
    return lines;
  }

  @Override
  public void close() {
    for (String name : List.of("grab", "grab.c")) {
      folder.resolve(name).toFile().delete();
    }
    folder.toFile().delete();
  }
}
