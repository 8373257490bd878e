package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.JournalSettings;
import dev.linewarden.records.LedgerJournal;
import dev.linewarden.upstream.CountsReport;
import dev.linewarden.upstream.MqttSettings;
import dev.linewarden.upstream.Outbox;
import dev.linewarden.upstream.PlantCommands;
import dev.linewarden.upstream.SendPolicy;
import dev.linewarden.upstream.SinkSettings;
import dev.linewarden.upstream.SinkStatus;
import dev.linewarden.upstream.Upstream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// `./linewarden bench upstream`: how fast each of the plant's systems that the configuration names
/// catches up with a journal of its own, and what the station needs for it. The system gets these
/// parts as those of the station. To an MQTT broker both ways of telling the past are measured,
/// each as fast as it goes, and beside them the broker's own client; others get it as fast as the
/// configuration lets them.
final class UpstreamBench {
  static final int PARTS = 50_000;

  /// Messages that the broker's own client sends.
  private static final int COMPARED = 100_000;

  private static final double PARTS_PER_ENTRY = 1.0 / 3;

  /// As many and as fast, so that its 99th percentile means something after a minute.
  private static final int LINE_PARTS = 3_000;

  private static final double LINE_RATE = 3_000;
  private static final int PARTS_MIN = 1_000;
  private static final int PARTS_MAX = 10_000_000;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long STALLED_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double MIB = 1 << 20;

  /// Of a Mono8 camera of the usual size.
  private static final double PIXEL_BYTES_PER_PART = 1280.0 * 1024;

  private static final PlantCommands NO_COMMANDS =
      new PlantCommands() {
        @Override
        public void command(Kind kind, String argument, String who, String why) {
          throw new BadInput("a measurement takes no commands");
        }

        @Override
        public void note(String who, String what, String outcome) {}
      };

  private final Console console;
  private final StationConfig config;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);

  UpstreamBench(Console console, StationConfig config) {
    this.console = console;
    this.config = config;
  }

  /// @param bytesShare of pixels of 1280x1024, one byte each
  /// @param heapMib the most that was still needed after a collection, while it was sent
  record Figures(
      String sink,
      long entries,
      double seconds,
      double entriesPerSecond,
      double bytesPerPart,
      double bytesShare,
      double heapMib) {
    String text() {
      return """
      %s: %,d entries in %.1f s
      entries a second    %,.0f
      bytes a part        %.0f, %.4f %% of its pixels
      heap needed         %.0f MiB at most\
      """
          .formatted(
              sink, entries, seconds, entriesPerSecond, bytesPerPart, 100 * bytesShare, heapMib);
    }
  }

  /// @param load whether a whole line is measured too, alone and while all is sent once more
  int run(int parts, boolean load, Optional<Path> json) {
    if (parts < PARTS_MIN || parts > PARTS_MAX) {
      throw new BadInput(
          "--parts must be from %d to %d, but is %d".formatted(PARTS_MIN, PARTS_MAX, parts));
    }
    if (config.upstream().isEmpty()) {
      throw new BadInput(
          "[upstream] of station.toml must name a system to send to, but names none");
    }
    Path folder = BenchCommand.temporary();
    try (DataFolder data = DataFolder.open(folder);
        LedgerJournal journal =
            LedgerJournal.open(data, JournalSettings.DEFAULTS, Map::of, faults)) {
      fill(journal, parts);
      List<Figures> all = new ArrayList<>();
      for (SinkSettings sink : config.upstream()) {
        for (Way way : ways(sink)) {
          all.add(measure(way, journal, folder, parts));
          console.result(all.getLast().text());
        }
        MosquittoPub.beside(sink, console).ifPresent(client -> compare(client, all.getLast()));
      }
      if (load) {
        console.result(lineBeside(config.upstream().getFirst(), journal, folder));
      }
      json.ifPresent(file -> BenchCommand.write(file, all));
    } finally {
      BenchCommand.delete(folder);
    }
    Cli.warn(console, faults);
    return 0;
  }

  /// A sink, and how the past goes to it.
  private record Way(String name, SinkSettings sink) {}

  private static List<Way> ways(SinkSettings sink) {
    return sink instanceof MqttSettings mqtt
        ? Arrays.stream(SendPolicy.History.values())
            .map(history ->
                new Way("mqtt, " + history.name().toLowerCase(Locale.ROOT), mqtt.telling(history)))
            .toList()
        : List.of(new Way(sink.name(), sink));
  }

  /// As many bytes in each message as an entry has.
  private void compare(MosquittoPub client, Figures batches) {
    int bytes = (int) (batches.bytesPerPart() * PARTS_PER_ENTRY);
    console.result(
        "mosquitto_pub -l -q 1: %,.0f messages a second of %d bytes, one entry each"
            .formatted(client.messagesPerSecond(clock, COMPARED, bytes), bytes));
  }

  private void fill(LedgerJournal journal, int parts) {
    int passed = new BenchParts(100).write(journal, 1, parts, clock, console);
    while (journal.lastSequence() < 3L * parts) {
      int _ = journal.doWork(clock.nanos());
    }
    console.result("ledger: %d entries, %d parts passed".formatted(3L * parts, passed));
  }

  private Figures measure(Way way, LedgerJournal journal, Path folder, int parts) {
    SinkSettings sink = way.sink();
    Outbox outbox = new Outbox(journal, UpstreamBench::counts, clock, faults);
    long begun = clock.nanos();
    long moved = begun;
    long last = -1;
    double heap = 0;
    try (Upstream feed =
        new Upstream(sink, outbox, NO_COMMANDS, folder.resolve(way.name() + ".position"))) {
      while (feed.behind() > 0) {
        LockSupport.parkNanos(LOOK_NANOS);
        SinkStatus now = feed.status();
        heap = Math.max(heap, heapMib());
        if (now.backlog() != last) {
          last = now.backlog();
          moved = clock.nanos();
        }
        if (clock.nanos() - moved > STALLED_NANOS) {
          throw new BadInput(
              "%s took nothing for a minute: %s".formatted(sink.place(), now.words()));
        }
        console.progress(way.name(), journal.lastSequence() - now.backlog(), 3L * parts);
      }
      double seconds = (clock.nanos() - begun) / NANOS_PER_SECOND;
      double bytes = (double) feed.status().bytes() / parts;
      long entries = journal.lastSequence();
      return new Figures(
          way.name(),
          entries,
          seconds,
          entries / seconds,
          bytes,
          bytes / PIXEL_BYTES_PER_PART,
          heap);
    }
  }

  /// What catching up as the configuration has it costs a line that inspects meanwhile.
  private String lineBeside(SinkSettings sink, LedgerJournal journal, Path folder) {
    BenchCommand line = new BenchCommand(console, config);
    List<LinePath.View> views = line.views();
    double alone = line.measure(LINE_PARTS, LINE_RATE, views).triggerToVerdict().p99Millis();
    Outbox outbox = new Outbox(journal, UpstreamBench::counts, clock, faults);
    try (Upstream feed =
        new Upstream(sink, outbox, NO_COMMANDS, folder.resolve("beside.position"))) {
      double beside = line.measure(LINE_PARTS, LINE_RATE, views).triggerToVerdict().p99Millis();
      return "a line of %.0f parts/min: trigger to verdict p99 %.2f ms alone, %.2f ms (%+.1f %%) while catching up%s"
          .formatted(
              LINE_RATE,
              alone,
              beside,
              100 * (beside / alone - 1),
              feed.behind() > 0 ? "" : "; that was over before the end: ask for more --parts");
    }
  }

  /// What was left after the last collections.
  private static double heapMib() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getCollectionUsage)
            .filter(Objects::nonNull)
            .mapToLong(MemoryUsage::getUsed)
            .sum()
        / MIB;
  }

  private static CountsReport counts() {
    return new CountsReport(null, Counts.ZERO, Balance.ZERO, Double.NaN, "bench");
  }
}
