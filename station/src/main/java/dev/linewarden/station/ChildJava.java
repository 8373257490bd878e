package dev.linewarden.station;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The command that runs one of the station's own commands in a process of its own: for what may
/// crash or hang without taking this process with it.
final class ChildJava {
  private static final String NATIVES = "onnxruntime.native.path";

  private ChildJava() {}

  /// With the options of this process, so that it is as fast: to measure.
  ///
  /// @param folder where a crash leaves its report
  static List<String> alike(Path folder, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith("-XX:AOTCacheOutput") && !option.startsWith("-agentlib")) {
        command.add(option);
      }
    }
    command.addAll(
        List.of("-XX:ErrorFile=" + folder.resolve("crash"), "-XX:-CreateCoredumpOnCrash"));
    command.addAll(program());
    command.addAll(arguments);
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> program() {
    return List.of("-cp", System.getProperty("java.class.path"), Main.class.getName());
  }

  /// With a small heap, and soon there: code is compiled quickly and not well.
  ///
  /// @param natives folder of the runtime's libraries; empty = the one of this process
  static List<String> command(Optional<Path> natives, String... arguments) {
    return command(natives, List.of("-XX:TieredStopAtLevel=1"), arguments);
  }

  /// With a small heap, and in the end as fast as this process.
  static List<String> compiling(String... arguments) {
    return command(Optional.empty(), List.of(), arguments);
  }

  private static List<String> command(
      Optional<Path> natives, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
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
    command.addAll(program());
    command.addAll(List.of(arguments));
    return command;
  }
}
