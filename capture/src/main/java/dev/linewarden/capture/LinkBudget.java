package dev.linewarden.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether a camera's picture can be here in time at all: exposure, then the way over the wire,
/// then the tools, against the deadline; and whether the wire can carry the parts that come.
///
/// The time on the wire is payload / link speed, plus the packets' own headers. On Ethernet each
/// packet of `packetBytes` (IP header included) carries 36 bytes less of payload (IP 20, UDP 8,
/// GVSP 8) and takes 38 more on the wire (Ethernet header 14, checksum 4, preamble 8, gap 12).
///
/// @param payloadBytes of one picture as the camera sends it
/// @param linkBitsPerSecond of the slowest link between camera and station, for example 1e9
/// @param packetBytes the stream's packet size, for example 1500 or 9000
/// @param besideNanos how long the same link carries other cameras' pictures of the same part
/// @param triggerToExposureNanos from the sensor's edge to the start of the exposure
/// @param exposureNanos how long the shutter is open
/// @param inferenceNanos what the tools need, at the slowest
/// @param deadlineNanos from the sensor's edge to the verdict
/// @param partsPerMinute how fast parts come at most
public record LinkBudget(
    long payloadBytes,
    double linkBitsPerSecond,
    int packetBytes,
    long besideNanos,
    long triggerToExposureNanos,
    long exposureNanos,
    long inferenceNanos,
    long deadlineNanos,
    double partsPerMinute) {
  /// Usual Ethernet, and what a jumbo frame is.
  static final int PACKET_STANDARD = 1500;

  static final int PACKET_JUMBO = 9000;

  private static final int PACKET_MIN = 576;
  private static final int HEADERS_IN_PACKET = 36;
  private static final int ETHERNET_AROUND_PACKET = 38;

  /// A link that is fuller than this has no room to send a lost packet again.
  private static final double LOAD_MAX = 0.9;

  private static final double NANOS = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MINUTE = 60e9;

  public LinkBudget {
    if (payloadBytes < 1 || !(linkBitsPerSecond > 0) || packetBytes < PACKET_MIN) {
      throw new IllegalArgumentException(
          "payload, link and packet must be positive, a packet at least %d bytes, but are %d, %s, %d"
              .formatted(PACKET_MIN, payloadBytes, linkBitsPerSecond, packetBytes));
    }
  }

  /// The picture's way over the wire, without a packet sent again.
  public long wireNanos() {
    return wireNanos(payloadBytes, packetBytes);
  }

  private long wireNanos(long payload, int packet) {
    long packets = Math.ceilDiv(payload, packet - HEADERS_IN_PACKET);
    long bytes = payload + packets * (HEADERS_IN_PACKET + ETHERNET_AROUND_PACKET);
    return Math.round(bytes * 8.0 / linkBitsPerSecond * NANOS);
  }

  /// Sensor's edge to verdict, when nothing is in the way.
  public long totalNanos() {
    return triggerToExposureNanos + exposureNanos + wireNanos() + besideNanos + inferenceNanos;
  }

  /// The share of the link's time that pictures take.
  public double load() {
    return (wireNanos() + besideNanos) * partsPerMinute / NANOS_PER_MINUTE;
  }

  /// What cannot hold, with the arithmetic and the ways out; empty when it can.
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (totalNanos() > deadlineNanos) {
      problems.add(late());
    }
    if (load() > LOAD_MAX) {
      problems.add(
          String.format(
              Locale.ROOT,
              "the pictures of %.0f parts a minute fill %.0f %% of the link, at most %.0f %% leave room"
                  + " to send lost packets again: %s",
              partsPerMinute,
              100 * load(),
              100 * LOAD_MAX,
              waysOut(Math.round(LOAD_MAX * NANOS_PER_MINUTE / partsPerMinute) - besideNanos)));
    }
    return problems;
  }

  private String late() {
    long room =
        deadlineNanos - triggerToExposureNanos - exposureNanos - besideNanos - inferenceNanos;
    return String.format(
        Locale.ROOT,
        "%s to exposure + %s exposure + %s on the wire (%d bytes at %s)%s + %s inference = %s, but"
            + " the deadline is %s: %s",
        millis(triggerToExposureNanos),
        millis(exposureNanos),
        millis(wireNanos()),
        payloadBytes,
        speed(linkBitsPerSecond),
        besideNanos == 0
            ? ""
            : " + %s for other cameras on the same network card".formatted(millis(besideNanos)),
        millis(inferenceNanos),
        millis(totalNanos()),
        millis(deadlineNanos),
        waysOut(room));
  }

  /// What would bring the picture over within `roomNanos`.
  private String waysOut(long roomNanos) {
    if (roomNanos <= 0) {
      return besideNanos > 0
          ? "give this camera a network card of its own, or shorten the exposure or the tools"
          : "shorten the exposure or the tools, or allow a longer deadline";
    }
    double fits = (double) roomNanos / wireNanos();
    List<String> ways = new ArrayList<>();
    ways.add(
        String.format(
            Locale.ROOT,
            "lower the picture to %.0f %% of its bytes (a smaller region, or fewer bits a pixel)",
            Math.floor(100 * fits)));
    if (besideNanos > 0) {
      ways.add("give this camera a network card of its own");
    }
    ways.add("take a link of " + speed(nextSpeed(linkBitsPerSecond / fits)) + " or more");
    if (packetBytes <= PACKET_STANDARD && wireNanos(payloadBytes, PACKET_JUMBO) <= roomNanos) {
      ways.add("set jumbo frames (MTU 9000) on camera, switch and station");
    }
    return String.join(", or ", ways);
  }

  /// The next speed one can buy.
  private static double nextSpeed(double needed) {
    for (double speed : new double[] {1e9, 2.5e9, 5e9, 10e9, 25e9}) {
      if (speed >= needed) {
        return speed;
      }
    }
    return needed;
  }

  private static String speed(double bitsPerSecond) {
    return String.format(Locale.ROOT, "%.4g Gbit/s", bitsPerSecond / NANOS)
        .replaceAll("\\.?0+ Gbit", " Gbit");
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / NANOS_PER_MILLI);
  }
}
