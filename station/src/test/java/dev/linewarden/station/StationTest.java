package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.LineView;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.JournalFiles;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.Input;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole station on its own threads, in this process: somebody else turns the bench's wires.
class StationTest {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long LOOK_NANOS = 5_000_000;

  private static final int PARTS_BETWEEN = 10;

  /// Of ten parts three fall by themselves: one look is enough where nothing stands still.
  private static final int LOOKS_MAX = 60;

  private static final int ENTRIES_MAX = 10_000;
  private static final List<Integer> NUMBERS = List.of(0b1000_0010, 0b101, 0b1000_0010);

  private static final String CONFIG =
      """
      [station]
      starts_alone = true
      recipe = "one"
      [camera]
      source = "replay:pictures"
      [belt]
      parts_per_minute = 450
      mm_per_second = 1200
      [line]
      deadline_ms = 250
      [ui]
      port = 0
      [recipes.numbers]
      5 = "one"
      130 = "two"
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path home;

  private final Clock clock = new MonotonicClock();

  @Test
  void aNumberOnThePlcsWiresChangesTheRecipeBetweenTwoPartsAndARestartBringsItBack()
      throws IOException {
    StationConfig config = config();
    store(config, "one");
    store(config, "two");
    draw("1.png", 0xffffff);
    draw("2.png", 0x404040);
    BenchIo bench = bench(config);
    try (Station station = station(config, bench)) {
      station.start();
      for (int number : NUMBERS) {
        awaitParts(station, bench);
        call(number, bench);
        String wanted = number == 5 ? "one" : "two";
        await(station, bench, "recipe " + wanted, now -> now.recipe().key().id().equals(wanted));
        bench.panel().turn(Input.RECIPE_STROBE, false);
      }
      awaitParts(station, bench);
    }
    List<LedgerEntry> ledger =
        JournalFiles.open(config.data(), new FaultLog(clock)).readAfter(0, ENTRIES_MAX).stream()
            .map(Recorded::entry)
            .toList();
    check(ledger);
    // The configuration still names "one".
    BenchIo idle = bench(config);
    try (Station again = station(config, idle)) {
      assertThat(again.view().recipe().key().id()).isEqualTo("two");
    }
  }

  @Test
  void aGoodPartThatALeakingValveBlewOffIsAnAlarmWithItsPicture()
      throws IOException, InterruptedException {
    StationConfig config = config();
    store(config, "one");
    draw("1.png", 0xffffff);
    BenchIo bench = bench(config, BenchFaults.leak(0.3));
    try (Station station = station(config, bench);
        HttpClient browser = HttpClient.newHttpClient()) {
      station.start();
      URI screen = station.address().orElseThrow();
      Optional<JsonNode> alarm = Optional.empty();
      for (int looks = 0; alarm.isEmpty() && looks < LOOKS_MAX; looks++) {
        awaitParts(station, bench);
        alarm =
            JSON.readTree(get(browser, screen.resolve("/api/v1/status")))
                .path("alarms")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("fell_unasked"))
                .filter(each -> each.path("part").isNumber())
                .findFirst();
      }
      long part = alarm.orElseThrow().path("part").asLong();
      assertThat(alarm.orElseThrow().path("words").asString())
          .isEqualTo("part %d was to pass, but fell past reject_confirm".formatted(part));
      byte[] picture = get(browser, screen.resolve("/api/v1/alarms/" + part + "/picture"));
      assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(64);
    }
  }

  private static byte[] get(HttpClient browser, URI address)
      throws IOException, InterruptedException {
    HttpRequest asked = HttpRequest.newBuilder(address).build();
    return browser.send(asked, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  private static BenchIo bench(StationConfig config) {
    return bench(config, BenchFaults.NONE);
  }

  private static BenchIo bench(StationConfig config, BenchFaults faults) {
    return new BenchIo(BenchSettings.like(config.tracking(), config.partsPerMinute()), faults);
  }

  private static Station station(StationConfig config, BenchIo bench) {
    Console console = new Console(nothing(), nothing(), false);
    return new Station(config, console, wired -> new LinePath.Wires(bench, wired.tracking()));
  }

  /// Not all wires in one instant, however long this thread is kept from the next.
  private static void call(int number, BenchIo bench) {
    for (int bit = 0; bit < Input.RECIPE_BITS.size(); bit++) {
      bench.panel().turn(Input.RECIPE_BITS.get(bit), (number & 1 << bit) != 0);
    }
    bench.panel().turn(Input.RECIPE_STROBE, true);
  }

  private void check(List<LedgerEntry> ledger) {
    List<LedgerEntry.Judged> judged = of(ledger, LedgerEntry.Judged.class);
    long first = judged.getFirst().part().value();
    assertThat(judged)
        .as("each part once, in its order")
        .hasSameSizeAs(of(ledger, LedgerEntry.Triggered.class))
        .allSatisfy(
            part -> assertThat(part.part().value()).isEqualTo(first + judged.indexOf(part)));
    assertThat(judged).noneMatch(part -> part.verdict() instanceof Verdict.Reject);
    List<Optional<Cause>> whyNot = judged.stream().map(part -> whyNot(part.verdict())).toList();
    assertThat(whyNot.stream().flatMap(Optional::stream))
        .allMatch(cause -> cause == Cause.LATE || cause == Cause.FRAME_MISSING);
    List<String> recipes = judged.stream().map(part -> part.recipe().id()).toList();
    List<Integer> changes =
        IntStream.range(1, recipes.size())
            .filter(i -> !recipes.get(i).equals(recipes.get(i - 1)))
            .boxed()
            .toList();
    assertThat(changes).as("recipes in the order of the parts").hasSameSizeAs(NUMBERS);
    // A machine that stands still misses some anywhere; a changeover that forgets a part forgets
    // one each time.
    assertThat(changes)
        .as("changes without a part beside them that was not judged")
        .anyMatch(i -> whyNot.get(i - 1).isEmpty() && whyNot.get(i).isEmpty());
    assertThat(of(ledger, LedgerEntry.Changed.class))
        .hasSize(NUMBERS.size())
        .allMatch(change -> change.who().equals("the PLC"));
  }

  /// Why a part was not judged that came while the line ran.
  private static Optional<Cause> whyNot(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _, Verdict.Reject _ -> Optional.empty();
      case Verdict.Unjudged why -> Optional.of(why.cause()).filter(cause -> !cause.isIdle());
    };
  }

  private static <E extends LedgerEntry> List<E> of(List<LedgerEntry> ledger, Class<E> kind) {
    return ledger.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void awaitParts(Station station, BenchIo bench) {
    long before = station.view().balance().triggered();
    await(
        station,
        bench,
        PARTS_BETWEEN + " more parts",
        now -> now.balance().triggered() >= before + PARTS_BETWEEN);
  }

  /// A machine that stands still for tens of milliseconds misses an ejection. The line then stops,
  /// as it must, until a person turns the key.
  private void await(Station station, BenchIo bench, String what, Predicate<LineView> wanted) {
    long end = clock.nanos() + PATIENCE_NANOS;
    LineView now = station.view();
    while (!wanted.test(now)) {
      assertThat(clock.nanos()).as("%s, but %s", what, now).isLessThan(end);
      boolean faulted = now.state() == LineState.FAULTED;
      bench.panel().turn(Input.RESET_KEY, faulted);
      LockSupport.parkNanos(LOOK_NANOS);
      now = station.view();
    }
  }

  private StationConfig config() throws IOException {
    Path file = Files.writeString(home.resolve("station.toml"), CONFIG);
    return StationConfig.read(Optional.of(file), home, StationConfig.Overrides.NONE);
  }

  private void store(StationConfig config, String id) throws IOException {
    String recipe =
        """
        {"format": 1, "id": "%s", "name": "%s", "frame": {"width": 64, "height": 48},
         "tools": [{"name": "t", "kind": "mean", "box": [0, 0, 64, 48]}],
         "limits": [{"tool": "t", "finding": "mean", "min": 0, "fault": "dark"}]}
        """
            .formatted(id, id);
    Path file = Files.writeString(home.resolve(id + ".json"), recipe);
    try (DataFolder data = DataFolder.open(config.data())) {
      new RecipeStore(data, new FaultLog(clock), Weights::beside)
          .save(RecipeFile.read(file), References.NONE);
    }
  }

  private void draw(String name, int colour) throws IOException {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[64 * 48];
    Arrays.fill(pixels, colour);
    picture.setRGB(0, 0, 64, 48, pixels, 0, 64);
    Path folder = Files.createDirectories(home.resolve("pictures"));
    ImageIO.write(picture, "png", folder.resolve(name).toFile());
  }

  private static PrintStream nothing() {
    return new PrintStream(OutputStream.nullOutputStream());
  }
}
