package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.records.Shift;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// The shifts of a day, by name when each begins: `early = "06:00"`.
final class ShiftTable {
  static final int SHIFTS_MAX = 24;

  private ShiftTable() {}

  static List<Shift> read(SettingsReader table) {
    List<Shift> shifts = new ArrayList<>();
    if (table.names().size() > SHIFTS_MAX) {
      table.problem("there can be at most %d shifts".formatted(SHIFTS_MAX));
    }
    for (String name : table.names()) {
      String begins = table.text(name);
      try {
        shifts.add(new Shift(name, LocalTime.parse(begins)));
      } catch (DateTimeException e) {
        table.problem("'%s' must begin at a time as 06:00, but is '%s'".formatted(name, begins));
      } catch (BadInput e) {
        e.problems().forEach(table::problem);
      }
    }
    return shifts;
  }
}
