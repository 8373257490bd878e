package dev.linewarden.station;

import dev.linewarden.capture.FoundWebcam;
import dev.linewarden.inference.GpuCheck;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.ui.TlsIdentity;
import dev.linewarden.ui.TlsSettings;
import dev.linewarden.ui.UiSettings;
import dev.linewarden.upstream.ProbeStep;
import dev.linewarden.upstream.SinkSettings;
import dev.linewarden.upstream.Sinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// `./linewarden doctor`: what this machine has, what is missing and how to get it, in words. Looks
/// only; changes nothing. The system's files are read below `root`, so that a stored machine can be
/// looked at too.
final class Doctor {
  private static final double GIB = 1 << 30;
  private static final int CORES_MIN = 2;
  private static final double DISK_GIB_MIN = 10;
  private static final double MEMORY_GIB_MIN = 2;
  private static final String DRIVER = "proc/driver/nvidia/version";

  private final Console console;
  private final Path root;

  Doctor(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  /// One line of the answer.
  record Note(boolean good, String what, String words) {
    @Override
    public String toString() {
      return "%s %-10s %s".formatted(good ? "  ok " : "  !! ", what, words);
    }
  }

  int run(StationConfig config) {
    List<Note> notes = examine(config);
    notes.forEach(note -> console.result(note.toString()));
    long missing = notes.stream().filter(note -> !note.good()).count();
    console.result(
        missing == 0
            ? "Everything a station needs is here."
            : missing + (missing == 1 ? " thing" : " things") + " to look at, marked with !!.");
    return 0;
  }

  List<Note> examine(StationConfig config) {
    List<Note> notes = new ArrayList<>();
    notes.add(cores());
    notes.add(memory());
    notes.add(gpu());
    notes.add(cuda());
    notes.add(cameras());
    notes.add(gigeDriver());
    notes.add(gpio());
    notes.add(clock());
    notes.add(realTime());
    notes.add(disk(config.data()));
    notes.add(knownParts(config));
    config.upstream().forEach(sink -> notes.add(upstream(sink)));
    config.ui().flatMap(UiSettings::tls).map(Doctor::certificate).ifPresent(notes::add);
    return notes;
  }

  private static Note cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores >= CORES_MIN
        ? new Note(true, "cores", cores + " processor cores")
        : new Note(false, "cores", "1 processor core; camera and model need two or more");
  }

  private Note memory() {
    for (String line : lines("proc/meminfo")) {
      if (line.startsWith("MemTotal:")) {
        double gib = Long.parseLong(line.replaceAll("\\D", "")) * 1024 / GIB;
        boolean enough = gib >= MEMORY_GIB_MIN;
        String words = "%.1f GiB of memory".formatted(gib);
        return new Note(enough, "memory", enough ? words : words + "; 2 GiB or more are needed");
      }
    }
    return new Note(false, "memory", "the system does not say how much memory there is");
  }

  private Note gpu() {
    if (Files.exists(root.resolve(DRIVER))) {
      return new Note(true, "GPU", "NVIDIA driver " + firstLine(DRIVER));
    }
    return new Note(
        true, "GPU", "none; models run on the processor (for CUDA: an NVIDIA GPU and its driver)");
  }

  /// Of the machine itself and not of a stored one: a model is run.
  private Note cuda() {
    GpuCheck check = GpuCheck.run();
    boolean driver = Files.exists(root.resolve(DRIVER));
    if (!check.installed() && driver) {
      return new Note(
          false, "models", check.words() + "; to use the GPU: ./linewarden cuda install");
    }
    return new Note(check.works() || !check.installed(), "models", check.words());
  }

  private Note cameras() {
    List<String> names =
        FoundWebcam.all(root).stream()
            .map(webcam -> webcam.device() + " " + webcam.name())
            .toList();
    return names.isEmpty()
        ? new Note(
            true,
            "cameras",
            "no video device; the rendered line and image folders work without (plug a USB camera"
                + " in, then look again)")
        : new Note(true, "cameras", String.join(", ", names));
  }

  private Note gigeDriver() {
    for (String folder :
        List.of("usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu", "usr/lib")) {
      if (Files.exists(root.resolve(folder).resolve("libaravis-0.8.so.0"))) {
        return new Note(
            true, "GigE", "libaravis is installed; ./linewarden cameras lists what answers");
      }
    }
    return new Note(
        false,
        "GigE",
        "libaravis is not installed; GigE and USB3 Vision cameras need it: apt-get install"
            + " libaravis-0.8-0");
  }

  private Note gpio() {
    List<String> chips =
        entries("dev").stream().filter(name -> name.startsWith("gpiochip")).toList();
    return chips.isEmpty()
        ? new Note(
            false,
            "GPIO",
            "no GPIO chip; a real sensor and ejector need one (the simulated conveyor does not)")
        : new Note(true, "GPIO", String.join(", ", chips));
  }

  private Note clock() {
    String source = firstLine("sys/devices/system/clocksource/clocksource0/current_clocksource");
    boolean steady = !source.equals("jiffies") && !source.isEmpty();
    return new Note(
        steady,
        "clock",
        steady
            ? "clock source " + source
            : "no precise clock source; ejection would be off by milliseconds");
  }

  private Note realTime() {
    for (String line : lines("proc/self/limits")) {
      if (line.startsWith("Max realtime priority")) {
        String soft = new java.util.Scanner(line.substring(25)).next();
        boolean allowed = !soft.equals("0");
        return allowed || isRoot()
            ? new Note(true, "priority", "real-time priority is allowed")
            : new Note(
                false,
                "priority",
                "real-time priority is not allowed; for steady timing give the user 'rtprio 80' in"
                    + " /etc/security/limits.d");
      }
    }
    return new Note(false, "priority", "the system does not say whether real time is allowed");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Note disk(Path data) {
    Path there = data.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null) {
      return new Note(false, "disk", "the data folder %s has no disk".formatted(data));
    }
    try {
      double gib = Files.getFileStore(there).getUsableSpace() / GIB;
      String words = String.format(Locale.ROOT, "%.0f GiB free for %s", gib, data);
      return gib >= DISK_GIB_MIN
          ? new Note(true, "disk", words)
          : new Note(false, "disk", words + "; 10 GiB or more keep a month of records");
    } catch (IOException e) {
      return new Note(false, "disk", "the disk of %s does not answer: %s".formatted(data, e));
    }
  }

  /// Of what shows, while no parts come, that the station still sees.
  private static Note knownParts(StationConfig config) {
    try {
      String has =
          KnownParts.suffice(KnownParts.of(config))
              ? "known parts of its own, which it is shown while no parts come"
              : "no known good and bad part of its own; what the rehearsal shows stands in, else the heartbeat stands while no parts come (./linewarden recipe references)";
      return new Note(true, "heartbeat", "the recipe to begin with has " + has);
    } catch (BadInput e) {
      return new Note(false, "heartbeat", String.join("; ", e.problems()));
    }
  }

  /// The first step that fails, or the last one.
  private static Note upstream(SinkSettings sink) {
    Clock clock = new MonotonicClock();
    try {
      ProbeStep last = Sinks.probe(sink, clock, new FaultLog(clock)).getLast();
      String words = "%s: %s".formatted(sink.place(), last.words());
      return new Note(
          last.good(),
          sink.name(),
          last.good() ? words : words + " (./linewarden upstream test says more)");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Note(false, sink.name(), "ended before it was looked at");
    } catch (BadInput e) {
      return new Note(false, sink.name(), String.join("; ", e.problems()));
    }
  }

  private static Note certificate(TlsSettings tls) {
    if (tls.own() && !Files.exists(tls.certificate())) {
      return new Note(true, "screen", "its certificate is made at the first start");
    }
    try {
      TlsIdentity identity = TlsIdentity.read(tls);
      String words = "SHA-256 fingerprint of the certificate " + identity.fingerprint();
      return identity
          .complaint(new MonotonicClock().wallMillis())
          .map(why -> new Note(false, "screen", words + "; " + why))
          .orElse(new Note(true, "screen", words));
    } catch (BadInput e) {
      return new Note(false, "screen", String.join("; ", e.problems()));
    }
  }

  private String firstLine(String file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "" : lines.getFirst().trim();
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      return List.of(); // not on this kernel: the caller says so in words
    }
  }

  private List<String> entries(String folder) {
    try (Stream<Path> paths = Files.list(root.resolve(folder))) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of(); // not on this kernel: the caller says so in words
    }
  }
}
