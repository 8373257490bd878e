package dev.linewarden.station;

import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.records.WallSpan;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// From when to when, as people say it ([Since]).
final class SpanOptions {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "As 2026-11-20, 2026-11-20T06:00, or how long ago: 30m, 8h, 2d.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Up to, and without, this instant.")
  private @Nullable String to;

  WallSpan span() {
    return new WallSpan(
        millis("--from", from, WallSpan.ALWAYS.fromMillis()),
        millis("--to", to, WallSpan.ALWAYS.toMillis()));
  }

  private static long millis(String option, @Nullable String said, long otherwise) {
    return said == null
        ? otherwise
        : Since.millis(option, said, new MonotonicClock().wallMillis(), ZoneId.systemDefault());
  }
}
