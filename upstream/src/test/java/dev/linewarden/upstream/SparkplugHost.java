package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A host application with another vendor's Sparkplug library (sparkplug-payload, by node), as a
/// process. It knows of the station what it was told: which number is which tag it has from births.
final class SparkplugHost implements AutoCloseable {
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", ".npmrc", "host.js");
  private static final int INSTALL_MINUTES = 5;

  /// Longer than an upstream waits at most before it tries again.
  private static final int WAIT_SECONDS = 120;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final LinkedBlockingQueue<String> lines;
  private final Map<Long, String> names = new HashMap<>();

  /// @param tags by name; of those that travel by number, too
  record Said(String verb, String topic, int qos, boolean retained, JsonNode payload, Tags tags) {
    long seq() {
      return payload.path("seq").asLong(-1);
    }
  }

  record Tags(Map<String, JsonNode> byName) {
    boolean has(String name) {
      return byName.containsKey(name);
    }

    JsonNode tag(String name) {
      assertThat(byName).containsKey(name);
      return byName.getOrDefault(name, JSON.nullNode());
    }

    String value(String name) {
      return tag(name).path("value").asString();
    }

    boolean historical() {
      return byName.values().stream().allMatch(tag -> tag.path("isHistorical").asBoolean());
    }
  }

  SparkplugHost(int port) throws IOException, InterruptedException {
    Path home = installed();
    process =
        new ProcessBuilder(
                "node",
                "host.js",
                Mosquitto.binary("mosquitto_sub"),
                Mosquitto.binary("mosquitto_pub"),
                Integer.toString(port))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    lines = Mosquitto.lines(process);
    assertThat(line()).contains("ready");
  }

  private static Path installed() throws IOException, InterruptedException {
    Path from = Path.of("src", "test", "sparkplug");
    Path to = Files.createDirectories(Path.of("target", "sparkplug"));
    boolean same = Files.exists(to.resolve("installed"));
    for (String name : FILES) {
      Path copy = to.resolve(name);
      same &=
          name.equals("host.js")
              || (Files.exists(copy) && Files.mismatch(from.resolve(name), copy) < 0);
      Files.copy(from.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!same) {
      // Not with this process's own streams: node makes them non-blocking, and Maven speaks over
      // them.
      Path said = to.resolve("install.log");
      Process install =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(to.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      install.getOutputStream().close();
      assertThat(install.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(install.exitValue()).as(Files.readString(said)).isZero();
      Files.writeString(to.resolve("installed"), "");
    }
    return to;
  }

  /// The next message, whatever it is.
  Said next() throws InterruptedException {
    JsonNode told = JSON.readTree(line());
    String topic = told.path("topic").asString();
    Map<String, JsonNode> tags = new HashMap<>();
    for (JsonNode tag : told.path("payload").path("metrics")) {
      long alias = tag.path("alias").asLong(-1);
      String name = tag.path("name").asString("");
      if (name.isEmpty()) {
        assertThat(names).as("number of a tag in %s", told).containsKey(alias);
        name = names.getOrDefault(alias, "");
      } else if (alias >= 0) {
        names.put(alias, name);
      }
      tags.put(name, tag);
    }
    return new Said(
        topic.split("/", -1)[2],
        topic,
        told.path("qos").asInt(),
        told.path("retained").asBoolean(),
        told.path("payload"),
        new Tags(tags));
  }

  /// Everything up to and with the first that fits.
  List<Said> until(Predicate<Said> last) throws InterruptedException {
    List<Said> seen = new ArrayList<>();
    while (seen.isEmpty() || !last.test(seen.getLast())) {
      seen.add(next());
    }
    return seen;
  }

  Said next(String verb) throws InterruptedException {
    return until(said -> said.verb().equals(verb)).getLast();
  }

  /// What was told of this part.
  Said part(long number) throws InterruptedException {
    return until(said ->
            said.verb().equals("DDATA")
                && said.tags().has("Part/Number")
                && said.tags().value("Part/Number").equals(Long.toString(number)))
        .getLast();
  }

  /// Sends a command with one tag.
  void command(String topic, String name, String type, Object value) throws IOException {
    String line =
        JSON.writeValueAsString(
            Map.of(
                "topic",
                topic,
                "payload",
                Map.of(
                    "timestamp",
                    1,
                    "metrics",
                    List.of(Map.of("name", name, "type", type, "value", value)))));
    Writer to = process.outputWriter();
    to.write(line + "\n");
    to.flush();
  }

  private String line() throws InterruptedException {
    String line = lines.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    assertThat(line).as("what the host is told").startsWith("{");
    return String.valueOf(line);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
  }
}
