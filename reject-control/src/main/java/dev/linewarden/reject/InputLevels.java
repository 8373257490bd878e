package dev.linewarden.reject;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What each wired input is: as its edges say, and where some of them were lost, as the chip says.
/// Not thread-safe.
final class InputLevels {
  private final GpioRequest inputs;
  private final Map<Input, Boolean> levels = new EnumMap<>(Input.class);

  /// @param inputs not owned
  /// @param wired in the order of the request's lines, which is that of [Input]
  InputLevels(GpioRequest inputs, List<Input> wired) {
    this.inputs = inputs;
    long now = inputs.levels();
    for (int line = 0; line < wired.size(); line++) {
      levels.put(wired.get(line), isOn(now, line));
    }
  }

  boolean isOn(Input input) {
    return levels.getOrDefault(input, false);
  }

  void turned(Input input, boolean on) {
    levels.put(input, on);
  }

  void tell(LineIo.Edges edges, long atNanos) {
    levels.forEach((input, on) -> edges.level(input, on, atNanos));
  }

  /// Tells those that are not what was known of them. Else an emergency stop whose edge was lost
  /// would say nothing until it is released. Throws [IllegalStateException] when the chip does not
  /// answer.
  void askAgain(LineIo.Edges edges, long atNanos) {
    long now = inputs.levels();
    int line = 0;
    for (Map.Entry<Input, Boolean> known : levels.entrySet()) {
      boolean on = isOn(now, line++);
      if (known.getValue() != on) {
        known.setValue(on);
        edges.level(known.getKey(), on, atNanos);
      }
    }
  }

  private static boolean isOn(long bits, int line) {
    return (bits >> line & 1) != 0;
  }
}
