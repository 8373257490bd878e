package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The packaged station as a process of its own, as a user starts it.
final class StationProcess implements AutoCloseable {
  /// A recipe's trial has the lowest priority, and a busy machine may let it wait.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final long LOOK_MILLIS = 20;

  /// Tables of a configuration: a line so slow and so patient that a machine which stands still for
  /// a moment does not stop it. For tests of what goes on around the line.
  static final String CALM =
      """
      [line]
      deadline_ms = 200
      [belt]
      parts_per_minute = 240
      mm_per_second = 1200
      [sensors]
      confirm_tolerance_ms = 40
      """;

  private static final Pattern ADDRESS = Pattern.compile("(http://\\S+)");

  private final Process process;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final Thread reader;

  private StationProcess(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LINEWARDEN_AS_BUILT", "1");
    process = builder.start();
    reader = Thread.ofPlatform().daemon().start(this::read);
  }

  /// `prefix` stands before the command: a tracer, for example.
  static StationProcess start(List<String> prefix, String... arguments) throws IOException {
    Path app = Repository.root().resolve("station/target/app/lib");
    assertThat(app).as("the packaged station, made by `mvn verify`").isDirectory();
    List<String> command = new ArrayList<>(prefix);
    command.add(Repository.root().resolve("linewarden").toString());
    command.addAll(List.of(arguments));
    return new StationProcess(command);
  }

  /// A running station on its own data folder and on any free port.
  static StationProcess run(Path data, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--data", data.toString(), "--port", "0"));
    arguments.addAll(List.of(more));
    return start(List.of(), arguments.toArray(String[]::new));
  }

  /// The same with this configuration.
  static StationProcess configured(Path folder, String... tables) throws IOException {
    Path config = Files.writeString(folder.resolve("station.toml"), String.join("", tables));
    return run(folder.resolve("data"), "--config", config.toString());
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        said.add(line);
        Matcher url = ADDRESS.matcher(line);
        if (url.find()) {
          address.complete(URI.create(url.group(1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      address.completeExceptionally(new IOException("it ended"));
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /// The process that it started with this program, as soon as there is one.
  ProcessHandle child(String program) {
    while (process.isAlive()) {
      Optional<ProcessHandle> child =
          process
              .children()
              .filter(each -> each.info().command().orElse("").endsWith(program))
              .findFirst();
      if (child.isPresent()) {
        return child.get();
      }
      LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
    }
    throw new AssertionError("it ended without a child; it said:\n" + said());
  }

  String said() {
    return String.join("\n", said);
  }

  URI address() {
    try {
      return address.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the station named no address; it said:\n" + said(), e);
    }
  }

  JsonNode status() {
    return new ObjectMapper().readTree(get("/api/v1/status"));
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(address().resolve(path)).timeout(PATIENCE).build()).body();
  }

  /// What it does, and not what it refuses.
  String post(String path, String json) {
    HttpResponse<String> answer = ask(path, json);
    assertThat(answer.statusCode()).as("%s %s: %s", path, json, answer.body()).isLessThan(400);
    return answer.body();
  }

  /// What it says of something that it has to refuse.
  String refusal(String path, String json) {
    HttpResponse<String> answer = ask(path, json);
    assertThat(answer.statusCode()).as("%s %s: %s", path, json, answer.body()).isBetween(400, 499);
    return answer.body();
  }

  private HttpResponse<String> ask(String path, String json) {
    return send(
        HttpRequest.newBuilder(address().resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Origin", origin())
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private String origin() {
    return address().getScheme() + "://" + address().getAuthority();
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer to " + request, e);
    }
  }

  /// Asks for the status again and again, at most until patience ends.
  JsonNode await(String what, java.util.function.Predicate<JsonNode> wanted) {
    CompletableFuture<JsonNode> found = new CompletableFuture<>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              JsonNode status = status();
              while (!found.isDone() && !wanted.test(status)) {
                startAgain(status);
                LockSupport.parkNanos(50_000_000);
                status = status();
              }
              found.complete(status);
            });
    try {
      return found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("never: " + what + "; status " + status() + "\n" + said(), e);
    } finally {
      found.cancel(false);
      asking.interrupt();
    }
  }

  /// A machine that stands still for tens of milliseconds misses an ejection. The line then stops,
  /// as it must, until a person starts it.
  void startAgain(JsonNode status) {
    if (status.at("/state").asString().equals("faulted")) {
      ask("/api/v1/start", "{}");
    }
  }

  /// Every part is in the books. Those whose ejection a machine that stood still has missed are
  /// known by their numbers; how many that are is for the bench to say.
  static void everyPartIsAccountedFor(JsonNode status) {
    JsonNode ledger = status.at("/ledger");
    assertThat(ledger.path("unaccounted").asLong())
        .as("unaccounted but for those not removed, in %s", ledger)
        .isEqualTo(ledger.path("notRemoved").asLong());
  }

  /// As Ctrl-C does.
  int stop() {
    process.destroy();
    return exitCode();
  }

  /// As kill -9 or the mains switch.
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the station does not end; it said:\n" + said() + threads());
      }
      assertThat(reader.join(PATIENCE)).as("the end of what the station says").isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// What it does instead, for whoever has to find out.
  private String threads() {
    try {
      String jstack = Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
      Process asking =
          new ProcessBuilder(jstack, Long.toString(pid())).redirectErrorStream(true).start();
      return "\n" + new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "\nits threads are not known: " + e;
    }
  }

  /// Until it has said that, at most until patience ends.
  StationProcess awaitWords(String words) {
    long looks = PATIENCE.toMillis() / LOOK_MILLIS;
    while (!said().contains(words)) {
      assertThat(--looks).as("'%s' of what was said:\n%s", words, said()).isPositive();
      LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
    }
    return this;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    exitCode();
  }
}
