package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.PartId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/// Alarms that a test wrote down.
final class ScriptedAlarms implements Alarms {
  private static final PartId PICTURED = new PartId(77);

  final List<String> asked = new CopyOnWriteArrayList<>();

  @Override
  public List<Standing> standing() {
    return List.of(
        new Standing(LINE, AlarmKind.CLOCK, "clock: set forward", 1_000, 1, Optional.empty()),
        new Standing(
            "line/trend",
            AlarmKind.MANY_REJECTS,
            "20 of the last 20",
            2_000,
            3,
            Optional.of(PICTURED)));
  }

  @Override
  public Optional<byte[]> picture(PartId part) {
    return part.equals(PICTURED) ? Optional.of(new byte[] {1, 2}) : Optional.empty();
  }

  @Override
  public List<Logged> log() {
    return List.of(
        new Logged(AlarmKind.AIR_LOW, "air_low: too weak", 5_000, OptionalLong.empty(), ""),
        new Logged(AlarmKind.BIN_FULL, "bin_full: full", 1_000, OptionalLong.of(3_000), "anna"));
  }

  @Override
  public void clear(String id, String who) {
    if (!id.equals("line/trend")) {
      throw new BadInput("there is no alarm '%s'".formatted(id));
    }
    asked.add("clear %s by %s".formatted(id, who));
  }
}
