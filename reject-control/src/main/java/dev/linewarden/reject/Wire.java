package dev.linewarden.reject;

import dev.linewarden.inspection.SettingsReader;

/// One wire of the line, at a GPIO chip.
///
/// @param line its name as the chip has it, or its number on the chip
/// @param activeLow on is the low voltage
/// @param bias what an input does while nothing pulls at it; of no meaning for an output
/// @param debounceMicros the kernel waits until the level is steady for so long; 0 = it does not
/// @param safe whether an output is on before the first part and after the last
public record Wire(String line, boolean activeLow, Bias bias, int debounceMicros, boolean safe) {
  private static final int DEBOUNCE_MICROS_MAX = 1_000_000;

  public enum Bias {
    /// As the chip has it.
    AS_IS,
    OFF,
    PULL_UP,
    PULL_DOWN
  }

  /// A wire that is high while it is on, and nothing else said.
  public static Wire at(String line) {
    return new Wire(line, false, Bias.AS_IS, 0, false);
  }

  public Wire activeLow(boolean wanted) {
    return new Wire(line, wanted, bias, debounceMicros, safe);
  }

  Wire safe(boolean wanted) {
    return new Wire(line, activeLow, bias, debounceMicros, wanted);
  }

  static Wire input(SettingsReader table, String key) {
    if (table.isText(key)) {
      return at(table.text(key));
    }
    SettingsReader wire = table.table(key);
    return new Wire(
        wire.text("line"),
        wire.flag("active_low", false),
        wire.choice("bias", Bias.class, Bias.AS_IS),
        wire.integer("debounce_us", 0, DEBOUNCE_MICROS_MAX, 0),
        false);
  }

  static Wire output(SettingsReader table, Output output) {
    if (table.isText(output.key())) {
      return at(table.text(output.key())).safe(output.safe());
    }
    SettingsReader wire = table.table(output.key());
    return at(wire.text("line"))
        .activeLow(wire.flag("active_low", false))
        .safe(wire.flag("safe", output.safe()));
  }
}
