package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Instants as people say them: `2026-11-20`, `2026-11-20T06:00`, or how long ago: `8h`, `2d`.
final class Since {
  private static final Pattern AGO = Pattern.compile("(\\d{1,5})([mhd])");
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private Since() {}

  /// In milliseconds since 1970 UTC. Throws [BadInput] when it is no instant.
  ///
  /// @param option which one of the command line, for that sentence
  static long millis(String option, String said, long nowWallMillis, ZoneId zone) {
    Matcher ago = AGO.matcher(said);
    if (ago.matches()) {
      Duration unit =
          switch (ago.group(2)) {
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
          };
      return nowWallMillis - unit.multipliedBy(Long.parseLong(ago.group(1))).toMillis();
    }
    try {
      LocalDateTime local =
          said.contains("T") ? LocalDateTime.parse(said) : LocalDate.parse(said).atStartOfDay();
      return local.atZone(zone).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new BadInput(
          "%s must be as 2026-11-20, 2026-11-20T06:00, or 30m, 8h or 2d ago, but is '%s'"
              .formatted(option, said),
          e);
    }
  }

  static String words(long wallMillis, ZoneId zone) {
    return WORDS.format(Instant.ofEpochMilli(wallMillis).atZone(zone));
  }
}
