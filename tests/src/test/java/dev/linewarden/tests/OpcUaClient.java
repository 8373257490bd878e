package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A client of another vendor (node-opcua), as a process: a list of steps goes in, what it saw
/// comes out. Its package is installed once below `target`.
final class OpcUaClient {
  private static final Duration INSTALLED = Duration.ofMinutes(5);
  private static final Duration DONE = Duration.ofMinutes(2);
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", ".npmrc", "client.js");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;
  private final String endpoint;
  private final Path keys;

  /// @param keys where the client keeps its own certificate, made at its first call
  OpcUaClient(int port, Path keys) throws IOException {
    this.home = installed();
    this.endpoint = "opc.tcp://127.0.0.1:%d/linewarden".formatted(port);
    this.keys = keys;
  }

  private static Path installed() throws IOException {
    Path from = Repository.root().resolve("tests/src/test/opcua");
    Path to = Files.createDirectories(Repository.root().resolve("tests/target/opcua"));
    boolean same = Files.exists(to.resolve("installed"));
    for (String name : FILES) {
      Path copy = to.resolve(name);
      same &=
          name.equals("client.js")
              || (Files.exists(copy) && Files.mismatch(from.resolve(name), copy) < 0);
      Files.copy(from.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!same) {
      List<String> install =
          List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
      List<String> said = run(to, install, INSTALLED);
      assertThat(to.resolve("node_modules")).as(String.join("\n", said)).isDirectory();
      Files.writeString(to.resolve("installed"), "");
    }
    return to;
  }

  /// Connects, does the steps, and says goodbye.
  ///
  /// @param options security `policy`, `user`, `password`, `steps`; see client.js
  List<JsonNode> run(Map<String, ?> options) throws IOException {
    Map<String, Object> all = new java.util.TreeMap<>(options);
    all.put("pki", keys.toString());
    List<String> command = List.of("node", "client.js", endpoint, JSON.writeValueAsString(all));
    List<JsonNode> told = new ArrayList<>();
    for (String line : run(home, command, DONE)) {
      // What the client's library says to people stands between.
      if (line.startsWith("{")) {
        told.add(JSON.readTree(line));
      }
    }
    return told;
  }

  private static List<String> run(Path folder, List<String> command, Duration patience)
      throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    List<String> lines = new ArrayList<>();
    Thread reading =
        Thread.ofVirtual()
            .start(() -> {
              try (BufferedReader said =
                  new BufferedReader(
                      new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                said.lines().forEach(lines::add);
              } catch (IOException e) {
                lines.add(e.toString());
              }
            });
    try {
      boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(reading.join(patience)).isTrue();
      assertThat(ended).as("%s ends; it said\n%s", command, String.join("\n", lines)).isTrue();
      return lines;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
