package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.ui.LimitQuestion;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Of which time a command is about.
final class PastOptions {
  @Option(
      names = {"--since", "--from"},
      paramLabel = "TIME",
      description = "2026-11-20, 2026-11-20T06:00, or how long ago: 30m, 8h, 2d.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Likewise.")
  private @Nullable String until;

  LimitQuestion.Span span(Clock clock, ZoneId zone) {
    return new LimitQuestion.Span(
        since == null ? Long.MIN_VALUE : Since.millis("--since", since, clock.wallMillis(), zone),
        until == null ? Long.MAX_VALUE : Since.millis("--until", until, clock.wallMillis(), zone));
  }

  /// ` since 2026-11-20 06:00 until 2026-11-20 07:00`; empty for all time.
  static String words(LimitQuestion.Span span, ZoneId zone) {
    String from =
        span.fromWallMillis() == Long.MIN_VALUE
            ? ""
            : " since " + Since.words(span.fromWallMillis(), zone);
    return span.untilWallMillis() == Long.MAX_VALUE
        ? from
        : from + " until " + Since.words(span.untilWallMillis(), zone);
  }
}
