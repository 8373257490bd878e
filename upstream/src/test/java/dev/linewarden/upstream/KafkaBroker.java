package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A real broker that is its own controller, as a process of its own on a free loopback port.
final class KafkaBroker implements AutoCloseable {
  private static final String CLUSTER = "4L6g3nShT-eMCtK--X86sw";
  private static final int START_SECONDS = 60;

  private final Path folder;
  private final int port = Mosquitto.freePort();
  private Process process;

  KafkaBroker(Path folder) throws IOException, InterruptedException {
    this(folder, "PLAINTEXT", "");
  }

  /// @param protocol that its clients speak
  /// @param options further lines of its configuration
  KafkaBroker(Path folder, String protocol, String options)
      throws IOException, InterruptedException {
    this.folder = folder;
    int controller = Mosquitto.freePort();
    Files.writeString(
        folder.resolve("server.properties"),
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=%4$s://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=%4$s://127.0.0.1:%1$d
        listener.security.protocol.map=%4$s:%4$s,CONTROLLER:PLAINTEXT
        inter.broker.listener.name=%4$s
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        num.partitions=1
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        %5$s
        """
            .formatted(port, controller, folder.resolve("logs"), protocol, options));
    Process format =
        java("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", "server.properties");
    assertThat(format.waitFor(START_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(format.exitValue()).as(said()).isZero();
    this.process = start();
  }

  String servers() {
    return "127.0.0.1:" + port;
  }

  /// As a power cut would.
  void kill() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  void restart() throws IOException {
    process = start();
  }

  @Override
  public void close() {
    kill();
  }

  private Process start() throws IOException {
    return java("kafka.Kafka", "server.properties");
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("kafka.log"));
    } catch (IOException e) {
      return fail("no log of the broker", e);
    }
  }

  private Process java(String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            absolute(System.getProperty("java.class.path")),
            main));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("kafka.log").toFile()))
        .start();
  }

  private static String absolute(String classPath) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(classPath)
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
