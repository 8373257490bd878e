package dev.linewarden.station;

import dev.linewarden.ui.LatencySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a model comes to on this machine; times in milliseconds.
///
/// @param provider asked for
/// @param runtime the library's version, and whether it has CUDA in it
/// @param coldMillis to open it and run it once
/// @param ours frame in memory to findings
/// @param bare the same model in a C program on the same library; null = none could be run
/// @param overhead ours with a model that does nothing
/// @param bytesPerPart of heap
/// @param cutOff from the wish that a run ends to its end
record InferenceFigures(
    String model,
    String provider,
    String runtime,
    String frame,
    double coldMillis,
    LatencySummary ours,
    @Nullable LatencySummary bare,
    LatencySummary overhead,
    long bytesPerPart,
    LatencySummary cutOff,
    List<Pause> pauses) {
  InferenceFigures {
    pauses = List.copyOf(pauses);
  }

  /// The first part after a pause beside the parts before it.
  record Pause(double seconds, boolean keepWarm, LatencySummary first, LatencySummary steady) {}

  String table() {
    List<String> lines = new ArrayList<>();
    lines.add("%s on %s, %s, frames of %s".formatted(model, provider, runtime, frame));
    lines.add(head("frame in memory to findings"));
    lines.add(row("station", ours));
    if (bare != null) {
      lines.add(row("bare run of a C program", bare));
      lines.add(
          String.format(
              Locale.ROOT,
              "%-34s %8.2f %8.2f",
              "station / C",
              ours.p50Millis() / bare.p50Millis(),
              ours.p99Millis() / bare.p99Millis()));
    }
    lines.add(row("overhead: a model that does nothing", overhead));
    lines.add(row("a run that is cut off ends after", cutOff));
    lines.add(
        String.format(
            Locale.ROOT,
            "opened and run once in %.0f ms; %d bytes of heap a part",
            coldMillis,
            bytesPerPart));
    if (!pauses.isEmpty()) {
      lines.add("");
      lines.add(head("on the model's thread, 600 parts/min"));
    }
    for (Pause pause : pauses) {
      String how = pause.keepWarm() ? "kept warm" : "left alone";
      lines.add(row("first after %s s, %s".formatted(plain(pause.seconds()), how), pause.first()));
      lines.add(row("  the parts before it", pause.steady()));
    }
    return String.join("\n", lines);
  }

  private static String plain(double seconds) {
    return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
  }

  private static String head(String what) {
    return "%-34s %8s %8s %8s %8s %8s".formatted(what, "p50", "p99", "p99.9", "max", "parts");
  }

  private static String row(String what, LatencySummary times) {
    return String.format(
        Locale.ROOT,
        "%-34s %8.3f %8.3f %8.3f %8.3f %8d",
        what,
        times.p50Millis(),
        times.p99Millis(),
        times.p999Millis(),
        times.maxMillis(),
        times.count());
  }
}
