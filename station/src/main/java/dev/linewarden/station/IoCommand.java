package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.reject.GpioChip;
import dev.linewarden.reject.GpioLine;
import dev.linewarden.reject.IoSettings;
import dev.linewarden.reject.WireTester;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `./linewarden io`: which wires this machine has, who uses them, and how they stand; `io set`,
/// `io watch` and `io teach` move and follow them while no station does. The kernel gives a line to
/// one program at a time, so a running station cannot be disturbed.
final class IoCommand {
  private final Console console;
  private final StationConfig config;
  private final IoSettings settings;

  IoCommand(Console console, StationConfig config) {
    this.console = console;
    this.config = config;
    this.settings = config.io();
  }

  int run(List<String> words) {
    return switch (words.isEmpty() ? "list" : words.getFirst()) {
      case "list" -> list();
      case "set" -> set(words);
      case "watch" -> watch();
      case "teach" -> new EjectorTeaching(console, config).run();
      default ->
          throw new BadInput(
              "io knows 'list', 'set NAME on|off', 'watch' and 'teach', but not '%s'"
                  .formatted(words.getFirst()));
    };
  }

  private int list() {
    List<Path> devices = GpioChip.devices();
    if (devices.isEmpty()) {
      console.result("This machine has no GPIO chip.");
    }
    Map<String, String> wires = wires();
    for (Path device : devices) {
      try (GpioChip chip = GpioChip.open(device)) {
        console.result("%s, %d lines".formatted(chip.name(), chip.size()));
        for (GpioLine line : chip.lines()) {
          console.result(row(line, chip.look(line), wires));
        }
      }
    }
    return 0;
  }

  private static String row(GpioLine line, GpioChip.Look look, Map<String, String> wires) {
    String level =
        switch (look) {
          case HIGH -> "high";
          case LOW -> "low";
          case HIDDEN -> "?";
        };
    String wire =
        wires.getOrDefault(line.called(), wires.getOrDefault(Integer.toString(line.offset()), ""));
    return "%4d  %-20s %-6s %-4s  %-20s %s"
        .formatted(
            line.offset(),
            line.name(),
            line.output() ? "output" : "input",
            level,
            line.used() ? "used by " + line.holder() : "free",
            wire)
        .stripTrailing();
  }

  /// What the configuration calls each line.
  private Map<String, String> wires() {
    return Stream.concat(
            settings.inputs().entrySet().stream()
                .map(each -> Map.entry(each.getValue().line(), each.getKey().key())),
            settings.outputs().entrySet().stream()
                .map(each -> Map.entry(each.getValue().line(), each.getKey().key())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a + ", " + b));
  }

  private int set(List<String> words) {
    boolean on = words.size() == 3 && words.get(2).equals("on");
    if (words.size() != 3 || !(on || words.get(2).equals("off"))) {
      throw new BadInput("io set wants an output's name and on or off: io set ejector on");
    }
    WireTester tester = open();
    tester.hold(words.get(1), on);
    console.say("%s is %s until Ctrl-C, then safe.".formatted(words.get(1), words.get(2)));
    return untilCtrlC();
  }

  private int watch() {
    console.say("Every change of an input, until Ctrl-C.");
    open().watch((input, level) -> console.result(input + " " + level));
    return untilCtrlC();
  }

  private WireTester open() {
    WireTester tester = new WireTester(settings);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("lw-shutdown").unstarted(tester::close));
    return tester;
  }

  private static int untilCtrlC() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
