package dev.linewarden.station;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The command that runs one of the station's own commands in a process of its own, with a small
/// heap: for what may crash or hang without taking this process with it.
final class ChildJava {
  private static final String NATIVES = "onnxruntime.native.path";

  private ChildJava() {}

  /// @param natives folder of the runtime's libraries; empty = the one of this process
  static List<String> command(Optional<Path> natives, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.bytedeco.javacpp.maxbytes=0",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-Dorg.bytedeco.javacpp.platform.extension="));
    natives
        .map(Path::toString)
        .or(() -> Optional.ofNullable(System.getProperty(NATIVES)))
        .ifPresent(folder -> command.add("-D" + NATIVES + "=" + folder));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
