package dev.linewarden.ui;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// Nine deeds.
final class ScriptedTrail implements Trail {
  private static final long DEEDS = 9;

  @Override
  public List<Deed> newest(OptionalLong before, int count) {
    return LongStream.iterate(before.orElse(DEEDS + 1) - 1, entry -> entry > 0, entry -> entry - 1)
        .limit(count)
        .mapToObj(
            entry -> new Deed(entry, entry, "line_stopped", "Ada", "", "", "", "because " + entry))
        .toList();
  }
}
