package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/// Wires that a test wrote down.
final class ScriptedWires implements Wires {
  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile Optional<Held> held = Optional.empty();

  @Override
  public List<Report> wires() {
    return List.of(
        new Report(
            "part_sensor",
            true,
            "gpiochip0 line 4",
            true,
            Optional.of(false),
            OptionalLong.of(1_000),
            77,
            600,
            false,
            false,
            List.of("part sensor bounced: 3")),
        new Report(
            "ejector",
            false,
            "gpiochip0 line 5",
            false,
            Optional.empty(),
            OptionalLong.empty(),
            0,
            0,
            true,
            false,
            List.of()));
  }

  @Override
  public Optional<Held> held() {
    return held;
  }

  @Override
  public String barred() {
    return "line_runs";
  }

  @Override
  public void hold(String output, boolean on, String who) {
    if (!output.equals("ejector")) {
      throw new BadInput("there is no output '%s'".formatted(output));
    }
    asked.add("hold %s %s by %s".formatted(output, on, who));
  }

  @Override
  public void renew(String who) {
    asked.add("renew by " + who);
  }

  @Override
  public void letGo(String who) {
    asked.add("release by " + who);
  }
}
