package dev.linewarden.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/// How people cut time: hours, days and shifts of the station's place.
///
/// @param shifts of a day, in any order; none where nobody counts by them
public record Calendar(List<Shift> shifts, ZoneId zone) {
  public Calendar {
    shifts = shifts.stream().sorted(Comparator.comparing(Shift::begins)).toList();
  }

  /// Without shifts.
  public static Calendar of(ZoneId zone) {
    return new Calendar(List.of(), zone);
  }

  /// @param beginMillis since 1970 UTC
  record Period(String name, long beginMillis) {}

  Period hour(long wallMillis) {
    ZonedDateTime at = at(wallMillis);
    return new Period("", millis(at.withMinute(0).withSecond(0).withNano(0)));
  }

  Period day(long wallMillis) {
    return new Period("", millis(at(wallMillis).toLocalDate().atStartOfDay(zone)));
  }

  /// The shift that had begun last; the day where there are none.
  Period shift(long wallMillis) {
    if (shifts.isEmpty()) {
      return day(wallMillis);
    }
    LocalDate today = at(wallMillis).toLocalDate();
    for (Shift shift : shifts.reversed()) {
      long begin = begin(shift, today);
      if (begin <= wallMillis) {
        return new Period(shift.name(), begin);
      }
    }
    return new Period(shifts.getLast().name(), begin(shifts.getLast(), today.minusDays(1)));
  }

  private long begin(Shift shift, LocalDate day) {
    return millis(day.atTime(shift.begins()).atZone(zone));
  }

  private ZonedDateTime at(long wallMillis) {
    return Instant.ofEpochMilli(wallMillis).atZone(zone);
  }

  private static long millis(ZonedDateTime at) {
    return at.toInstant().toEpochMilli();
  }
}
