package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How one line of a chip is wanted.
///
/// @param flags of [GpioAbi]
/// @param debounceMicros 0 = the kernel does not debounce it
/// @param on the level of an output from the first moment: it never shows another one
record LineRequest(int offset, long flags, int debounceMicros, boolean on) {
  static LineRequest input(int offset, Wire wire) {
    long bias =
        switch (wire.bias()) {
          case AS_IS -> 0;
          case OFF -> GpioAbi.NO_BIAS;
          case PULL_UP -> GpioAbi.PULL_UP;
          case PULL_DOWN -> GpioAbi.PULL_DOWN;
        };
    long flags = GpioAbi.INPUT | GpioAbi.EDGES | bias | polarity(wire);
    return new LineRequest(offset, flags, wire.debounceMicros(), false);
  }

  static LineRequest output(int offset, Wire wire) {
    return new LineRequest(offset, GpioAbi.OUTPUT | polarity(wire), 0, wire.safe());
  }

  /// Only to be looked at: its direction stays as it is.
  static LineRequest look(int offset) {
    return new LineRequest(offset, 0, 0, false);
  }

  private static long polarity(Wire wire) {
    return wire.activeLow() ? GpioAbi.ACTIVE_LOW : 0;
  }

  private record Attribute(int id, long value) {}

  /// Fills a struct gpio_v2_line_request that is all zeros.
  static void write(MemorySegment request, String user, List<LineRequest> lines, int eventBuffer) {
    if (lines.size() > GpioAbi.LINES_MAX) {
      throw new BadInput(
          "at most %d lines of one GPIO chip can be used, but %d are wanted"
              .formatted(GpioAbi.LINES_MAX, lines.size()));
    }
    long common = lines.getFirst().flags;
    Map<Attribute, Long> masks = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      LineRequest line = lines.get(i);
      request.set(ValueLayout.JAVA_INT, GpioAbi.REQUEST_OFFSETS + 4L * i, line.offset);
      long bit = 1L << i;
      if (line.flags != common) {
        masks.merge(new Attribute(GpioAbi.ID_FLAGS, line.flags), bit, (a, b) -> a | b);
      }
      if (line.debounceMicros > 0) {
        masks.merge(new Attribute(GpioAbi.ID_DEBOUNCE, line.debounceMicros), bit, (a, b) -> a | b);
      }
    }
    long outputs = mask(lines, line -> (line.flags & GpioAbi.OUTPUT) != 0);
    if (outputs != 0) {
      masks.put(new Attribute(GpioAbi.ID_VALUES, mask(lines, LineRequest::on)), outputs);
    }
    request.setString(GpioAbi.REQUEST_CONSUMER, user);
    request.set(ValueLayout.JAVA_LONG, GpioAbi.REQUEST_FLAGS, common);
    request.set(ValueLayout.JAVA_INT, GpioAbi.REQUEST_LINES, lines.size());
    request.set(ValueLayout.JAVA_INT, GpioAbi.REQUEST_BUFFER, eventBuffer);
    write(request, masks);
  }

  private static void write(MemorySegment request, Map<Attribute, Long> masks) {
    if (masks.size() > GpioAbi.ATTRIBUTES_MAX) {
      throw new BadInput(
          "the kernel takes at most %d different settings of lines at once, but %d are wanted: give some wires the same bias, polarity and debounce"
              .formatted(GpioAbi.ATTRIBUTES_MAX, masks.size()));
    }
    request.set(ValueLayout.JAVA_INT, GpioAbi.REQUEST_ATTRIBUTES, masks.size());
    long at = GpioAbi.REQUEST_ATTRIBUTE;
    for (Map.Entry<Attribute, Long> each : masks.entrySet()) {
      request.set(ValueLayout.JAVA_INT, at + GpioAbi.ATTRIBUTE_ID, each.getKey().id());
      request.set(ValueLayout.JAVA_LONG, at + GpioAbi.ATTRIBUTE_VALUE, each.getKey().value());
      request.set(ValueLayout.JAVA_LONG, at + GpioAbi.ATTRIBUTE_MASK, each.getValue());
      at += GpioAbi.ATTRIBUTE_BYTES;
    }
  }

  private static long mask(List<LineRequest> lines, java.util.function.Predicate<LineRequest> of) {
    long mask = 0;
    for (int i = 0; i < lines.size(); i++) {
      mask |= of.test(lines.get(i)) ? 1L << i : 0;
    }
    return mask;
  }
}
