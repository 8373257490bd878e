package dev.linewarden.station;

import dev.linewarden.ui.Fact;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the machine below the station is at the moment, for a maintainer. The system's files are
/// read below `root`, so that a stored machine can be looked at too. Any thread.
///
/// @param data the station's folder
record MachineFacts(Path root, Path data) {
  private static final double GIB = 1 << 30;
  private static final double MIB = 1 << 20;
  private static final double DISK_GIB_MIN = 1;
  private static final double DEGREES_MAX = 85;
  private static final String SENSORS = "sys/class/thermal";

  /// @param running since the start
  List<Fact> facts(Duration running) {
    Runtime runtime = Runtime.getRuntime();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("version", version(), true));
    facts.add(new Fact("java", System.getProperty("java.vm.version", "?"), true));
    facts.add(new Fact("running", words(running), true));
    facts.add(new Fact("cores", Integer.toString(runtime.availableProcessors()), true));
    facts.add(new Fact("memory", memory(runtime), true));
    facts.add(disk());
    temperature()
        .ifPresent(degrees ->
            facts.add(
                new Fact(
                    "temperature",
                    String.format(Locale.ROOT, "%.0f °C", degrees),
                    degrees < DEGREES_MAX)));
    facts.add(network());
    facts.add(new Fact("data", data.toAbsolutePath().normalize().toString(), true));
    return facts;
  }

  /// Of the program.
  static String version() {
    String packaged = MachineFacts.class.getPackage().getImplementationVersion();
    return packaged == null ? "not packaged" : packaged;
  }

  private static String words(Duration running) {
    return "%d d %d h %d min"
        .formatted(running.toDays(), running.toHoursPart(), running.toMinutesPart());
  }

  private static String memory(Runtime runtime) {
    return String.format(
        Locale.ROOT,
        "%.0f / %.0f MiB",
        (runtime.totalMemory() - runtime.freeMemory()) / MIB,
        runtime.maxMemory() / MIB);
  }

  private Fact disk() {
    try {
      double free = Files.getFileStore(data).getUsableSpace() / GIB;
      return new Fact(
          "disk_free", String.format(Locale.ROOT, "%.1f GiB", free), free > DISK_GIB_MIN);
    } catch (IOException e) {
      return new Fact("disk_free", String.valueOf(e.getMessage()), false);
    }
  }

  /// Where the station can be reached: the addresses of every card that is up.
  private static Fact network() {
    try {
      String addresses =
          NetworkInterface.networkInterfaces()
              .filter(MachineFacts::isUp)
              .flatMap(card ->
                  card.inetAddresses()
                      .filter(address -> !address.isLinkLocalAddress())
                      .map(address -> card.getName() + " " + address.getHostAddress()))
              .collect(Collectors.joining(", "));
      return new Fact("network", addresses.isEmpty() ? "–" : addresses, true);
    } catch (SocketException e) {
      return new Fact("network", String.valueOf(e.getMessage()), false);
    }
  }

  private static boolean isUp(NetworkInterface card) {
    try {
      return card.isUp() && !card.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }

  /// Of the warmest sensor; many machines have none.
  private OptionalDouble temperature() {
    Path sensors = root.resolve(SENSORS);
    if (!Files.isDirectory(sensors)) {
      return OptionalDouble.empty();
    }
    try (Stream<Path> zones = Files.list(sensors)) {
      return zones
          .map(zone -> zone.resolve("temp"))
          .filter(Files::isReadable)
          .flatMapToDouble(file -> degrees(file).stream())
          .max();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  /// The kernel says thousandths of a degree.
  private static OptionalDouble degrees(Path file) {
    try {
      return OptionalDouble.of(Long.parseLong(Files.readString(file).strip()) / 1000.0);
    } catch (IOException | NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
