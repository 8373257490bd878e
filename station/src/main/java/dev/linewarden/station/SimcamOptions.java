package dev.linewarden.station;

import dev.linewarden.capture.SimulatedFaults;
import dev.linewarden.inspection.BadInput;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What `./linewarden simcam` can be told: who it is, and what it does wrong.
final class SimcamOptions {
  private static final double BITS_PER_GIGABIT = 1e9;

  @Option(
      names = "--address",
      paramLabel = "IP",
      description = "Where it answers; 127.0.0.2 if not said.")
  private String address = "127.0.0.2";

  @Option(names = "--serial", paramLabel = "TEXT", description = "Its serial number.")
  private String serial = "LW-SIM-1";

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Images that it sees; the drawn bottle line if not said.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--line-rate",
      paramLabel = "PER_MIN",
      description = "Edges on its input Line0; none if not said.")
  private double linePerMinute;

  @Option(
      names = "--lose",
      paramLabel = "N",
      description = "So many of 1000 packets do not go out until asked for again.")
  private int lost;

  @Option(
      names = "--swap",
      paramLabel = "N",
      description = "So many of 1000 packets go out after their successor.")
  private int swapped;

  @Option(
      names = "--double",
      paramLabel = "N",
      description = "So many of 1000 packets go out twice.")
  private int doubled;

  @Option(
      names = "--gbits",
      paramLabel = "SPEED",
      description = "Of its wire, in Gbit/s; as fast as the machine if not said.")
  private double gigabits = Double.POSITIVE_INFINITY;

  @Option(
      names = "--short-every",
      paramLabel = "N",
      description = "Each Nth picture lacks its last row.")
  private int shortEvery;

  @Option(
      names = "--die-every",
      paramLabel = "N",
      description = "It is switched off after each N pictures.")
  private int dieEvery;

  @Option(
      names = "--dead-ms",
      paramLabel = "MS",
      description = "And stays off for so long; 3000 if not said.")
  private int deadMillis = 3000;

  @Option(
      names = "--unplug-after",
      paramLabel = "N",
      description = "It answers so many control commands and is gone then; never if not said.")
  private int unpluggedAfter;

  @Option(
      names = "--frozen",
      description = "It shows its first picture for ever, as fast as it is fired.")
  private boolean frozen;

  InetAddress address() {
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--address must be an IPv4 address, but is '%s'".formatted(address), e);
    }
  }

  String serial() {
    return serial;
  }

  /// Empty: the drawn line.
  Optional<Path> folder() {
    return folder;
  }

  /// 0 = none come.
  double linePerMinute() {
    return linePerMinute;
  }

  SimulatedFaults faults() {
    return new SimulatedFaults(
        lost,
        swapped,
        doubled,
        gigabits * BITS_PER_GIGABIT,
        shortEvery,
        dieEvery,
        deadMillis,
        unpluggedAfter,
        frozen);
  }
}
