package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.MonotonicClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./linewarden bench ui`: what screens cost the line, and how soon they show a verdict. A whole
/// station runs in a process of its own; minutes without a screen and minutes with three take
/// turns, and each part's own latency comes from its ledger.
final class UiBench {
  static final int PARTS = 2_400;

  private static final int SCREENS = 3;
  private static final int ROUNDS = 2;
  private static final int PARTS_MIN = 100;
  private static final int PARTS_MAX = 100_000;
  private static final int PAGE = 100;
  private static final int BEGINNING_SECONDS = 5;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double MICROS_PER_MILLI = 1_000;
  private static final Pattern ADDRESS = Pattern.compile("screen: (http://\\S+)");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Console console;
  private final Clock clock = new MonotonicClock();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Histogram alone = new Histogram(60_000_000L, 3);
  private final Histogram watched = new Histogram(60_000_000L, 3);
  private final Histogram ages = new Histogram(60_000_000L, 3);
  private long pictures;
  private long bytes;

  UiBench(Console console) {
    this.console = console;
  }

  /// Latencies in milliseconds.
  ///
  /// @param alone trigger to verdict without a screen
  /// @param watched the same with [#SCREENS] of them
  /// @param age of the verdict when it has come to a screen with its picture
  /// @param pictures a second, for each screen
  record Figures(
      double partsPerMinute,
      int screens,
      Percentiles alone,
      Percentiles watched,
      Percentiles age,
      double pictures,
      double kilobytesPerSecond) {
    String text() {
      return """
      %.0f parts/min          p50     p95     p99     max, in ms
      trigger to verdict
        without a screen   %s
        with %d screens     %s (p99 %+.1f %%)
      verdict to screen    %s
      a screen gets %.1f pictures and %.0f kB a second\
      """
          .formatted(
              partsPerMinute,
              alone.text(),
              screens,
              watched.text(),
              100 * (watched.p99() / alone.p99() - 1),
              age.text(),
              pictures,
              kilobytesPerSecond);
    }
  }

  record Percentiles(double p50, double p95, double p99, double max) {
    static Percentiles of(Histogram micros) {
      return new Percentiles(
          micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
          micros.getValueAtPercentile(95) / MICROS_PER_MILLI,
          micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
          micros.getMaxValue() / MICROS_PER_MILLI);
    }

    String text() {
      return "%7.2f %7.2f %7.2f %7.2f".formatted(p50, p95, p99, max);
    }
  }

  /// @param parts of all minutes together
  /// @param rate parts a minute
  int run(int parts, double rate, Optional<Path> json) {
    if (parts < PARTS_MIN || parts > PARTS_MAX) {
      throw new BadInput(
          "--parts must be from %d to %d, but is %d".formatted(PARTS_MIN, PARTS_MAX, parts));
    }
    double seconds = SECONDS_PER_MINUTE * parts / rate / (2 * ROUNDS);
    Path data = BenchCommand.temporary();
    try (WholeStation station = WholeStation.start(data, rate)) {
      post(station.address(), "/api/v1/start");
      rest(BEGINNING_SECONDS);
      for (int round = 1; round <= ROUNDS; round++) {
        latencies(station.address(), seconds, alone);
        watch(station.address(), seconds);
        console.progress("rounds", round, ROUNDS);
      }
      Figures figures =
          new Figures(
              rate,
              SCREENS,
              Percentiles.of(alone),
              Percentiles.of(watched),
              Percentiles.of(ages),
              pictures / (seconds * ROUNDS * SCREENS),
              bytes / (seconds * ROUNDS * SCREENS * 1_000));
      console.result(figures.text());
      json.ifPresent(file -> BenchCommand.write(file, figures));
    } catch (IOException e) {
      throw new BadInput("the station to be measured does not do: " + e.getMessage(), e);
    } finally {
      BenchCommand.delete(data);
    }
    return 0;
  }

  private void watch(URI station, double seconds) throws IOException {
    List<LiveViewer> screens = new ArrayList<>();
    try {
      for (int screen = 0; screen < SCREENS; screen++) {
        screens.add(new LiveViewer(client, station, clock));
      }
      latencies(station, seconds, watched);
    } finally {
      screens.forEach(LiveViewer::close);
    }
    for (LiveViewer screen : screens) {
      ages.add(screen.ages());
      pictures += screen.pictures();
      bytes += screen.bytes();
    }
  }

  /// Lets parts come for so long, and asks the ledger for theirs afterwards.
  private void latencies(URI station, double seconds, Histogram into) throws IOException {
    long from = clock.wallMillis();
    rest(seconds);
    long to = clock.wallMillis();
    rest(1);
    String span = "/api/v1/parts?from=%d&to=%d&count=%d".formatted(from, to, PAGE);
    String before = "";
    for (JsonNode page = get(station, span); !page.isEmpty(); page = get(station, span + before)) {
      for (JsonNode part : page) {
        JsonNode millis = part.path("triggerToVerdictMillis");
        if (millis.isNumber()) {
          into.recordValue(Math.round(millis.asDouble() * MICROS_PER_MILLI));
        }
        before = "&before=" + part.path("part").asLong();
      }
    }
  }

  private void rest(double seconds) {
    long nanos = Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
    long until = clock.nanos() + nanos;
    for (long left = nanos; left > 0; left = until - clock.nanos()) {
      LockSupport.parkNanos(left);
    }
  }

  private JsonNode get(URI station, String path) throws IOException {
    return JSON.readTree(send(HttpRequest.newBuilder(station.resolve(path)).build()));
  }

  private void post(URI station, String path) throws IOException {
    send(
        HttpRequest.newBuilder(station.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build());
  }

  private String send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(request.uri() + ": " + answer.body());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// A station that draws its own bottles, in a process of its own.
  private record WholeStation(Process process, URI address) implements AutoCloseable {
    static WholeStation start(Path data, double rate) throws IOException {
      List<String> arguments =
          List.of("run", "--data", data.toString(), "--port", "0", "--rate", Double.toString(rate));
      Process process =
          new ProcessBuilder(ChildJava.alike(data, arguments)).redirectErrorStream(true).start();
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line; (line = said.readLine()) != null; ) {
        Matcher address = ADDRESS.matcher(line);
        if (address.find()) {
          return new WholeStation(process, URI.create(address.group(1)));
        }
      }
      process.destroyForcibly();
      throw new IOException("it ended without a word of its screen");
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }
}
