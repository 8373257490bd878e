package dev.linewarden.station;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A small C program of ours, as a measure for the station: compiled where there is a compiler and
/// what it stands on.
final class CProgram implements AutoCloseable {
  private final Path folder;
  private final String name;

  private CProgram(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /// The one that grabs frames; empty, with a word to the user, where it cannot be compiled.
  static Optional<CProgram> grabber(Console console) {
    try {
      return Optional.of(
          compiled("grab", output("pkg-config", "--cflags", "--libs", "aravis-0.8")));
    } catch (IOException e) {
      return without(console, e, "gcc pkg-config libaravis-dev libusb-1.0-0-dev");
    }
  }

  /// The one that runs a model; empty, with a word to the user, where it cannot be compiled.
  static Optional<CProgram> modelRunner(Console console) {
    try {
      return Optional.of(compiled("model", List.of("-ldl")));
    } catch (IOException e) {
      return without(console, e, "gcc libc6-dev");
    }
  }

  /// The one that switches at instants; empty, with a word to the user, where it cannot be
  /// compiled.
  static Optional<CProgram> ejector(Console console) {
    try {
      return Optional.of(compiled("fire", List.of()));
    } catch (IOException e) {
      return without(console, e, "gcc libc6-dev");
    }
  }

  private static Optional<CProgram> without(Console console, IOException why, String packages) {
    console.say(
        "Without a C program to compare with (%s): apt-get install %s"
            .formatted(why.getMessage(), packages));
    return Optional.empty();
  }

  private static CProgram compiled(String name, List<String> flags) throws IOException {
    CProgram program = new CProgram(Files.createTempDirectory("linewarden-" + name), name);
    try (InputStream source = CProgram.class.getResourceAsStream(program.source())) {
      Files.copy(
          java.util.Objects.requireNonNull(source, program.source() + " is missing in the program"),
          program.folder.resolve(program.source()));
    }
    List<String> command = new ArrayList<>(List.of("cc", "-O2", "-o"));
    command.add(program.binary());
    command.add(program.folder.resolve(program.source()).toString());
    flags.forEach(line -> command.addAll(Arrays.asList(line.trim().split(" +"))));
    output(command.toArray(String[]::new));
    return program;
  }

  private String source() {
    return name + ".c";
  }

  private String binary() {
    return folder.resolve(name).toString();
  }

  /// The numbers that it prints: nanoseconds.
  List<Long> run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(binary()));
    command.addAll(arguments);
    try {
      return output(command.toArray(String[]::new)).stream().map(Long::valueOf).toList();
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
    for (String name : List.of(name, source())) {
      folder.resolve(name).toFile().delete();
    }
    folder.toFile().delete();
  }
}
