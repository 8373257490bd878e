package dev.linewarden.station;

import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.WallSpan;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Of which time a command is about, as people say it ([Since]).
final class SpanOptions {
  @Option(
      names = {"--since", "--from"},
      paramLabel = "TIME",
      description = "2026-11-20, 2026-11-20T06:00, or how long ago: 30m, 8h, 2d.")
  private @Nullable String since;

  @Option(
      names = {"--until", "--to"},
      paramLabel = "TIME",
      description = "Up to, and without, this instant.")
  private @Nullable String until;

  WallSpan span() {
    return new WallSpan(
        millis("--since", since, WallSpan.ALWAYS.fromMillis()),
        millis("--until", until, WallSpan.ALWAYS.toMillis()));
  }

  private static long millis(String option, @Nullable String said, long otherwise) {
    return said == null
        ? otherwise
        : Since.millis(option, said, new MonotonicClock().wallMillis(), ZoneId.systemDefault());
  }

  /// ` since 2026-11-20 06:00 until 2026-11-20 07:00`; empty for all time.
  static String words(WallSpan span) {
    ZoneId zone = ZoneId.systemDefault();
    String from =
        span.fromMillis() == WallSpan.ALWAYS.fromMillis()
            ? ""
            : " since " + Since.words(span.fromMillis(), zone);
    return span.toMillis() == WallSpan.ALWAYS.toMillis()
        ? from
        : from + " until " + Since.words(span.toMillis(), zone);
  }
}
