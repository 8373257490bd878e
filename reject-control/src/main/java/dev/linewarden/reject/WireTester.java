package dev.linewarden.reject;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import dev.linewarden.inspection.BadInput;
import java.util.function.BiConsumer;

/// Moves and follows single wires by hand, for whoever looks for a fault while no station runs. The
/// kernel refuses a line that one holds. One thread; listeners are called by others.
public final class WireTester implements AutoCloseable {
  private static final String DEVICE = "/dev/gpiochip";

  private final IoSettings settings;
  private final Context pi;

  public WireTester(IoSettings settings) {
    if (settings.driver() != IoSettings.Driver.GPIO) {
      throw new BadInput("the configuration has no wires: [io] driver is 'bench'");
    }
    this.settings = settings;
    this.pi = Pi4J.newContextBuilder().add(new PiOutputs(), new PiInputs()).build();
  }

  /// Until this is closed, when the output is safe again.
  ///
  /// @param output as the configuration calls it
  public void hold(String output, boolean on) {
    Wire wire = settings.outputs().get(Output.called(output));
    if (wire == null) {
      throw new BadInput("[io.outputs] says no line for '%s'".formatted(output));
    }
    Place place = place(settings.outputsAt(), wire);
    DigitalOutput line =
        pi.create(
            DigitalOutput.newConfigBuilder(pi)
                .id(output)
                .bus(place.bus)
                .bcm(place.line)
                .initial(level(on, wire))
                .shutdown(level(wire.safe(), wire))
                .provider(PiOutputs.ID)
                .build());
    line.state(level(on, wire));
  }

  /// @param changes told the input's name and `on` or `off`: once for each at first, then at each
  ///   change
  public void watch(BiConsumer<String, String> changes) {
    settings
        .inputs()
        .forEach((input, wire) -> {
          Place place = place(settings.chip(), wire);
          DigitalInput line =
              pi.create(
                  DigitalInput.newConfigBuilder(pi)
                      .id(input.key())
                      .bus(place.bus)
                      .bcm(place.line)
                      .pull(pull(wire.bias()))
                      .debounce((long) wire.debounceMicros())
                      .provider(PiInputs.ID)
                      .build());
          changes.accept(input.key(), word(line.state(), wire));
          line.addListener(event -> changes.accept(input.key(), word(event.state(), wire)));
        });
  }

  private record Place(int bus, int line) {}

  private static Place place(String chip, Wire wire) {
    try (GpioChip found = GpioChip.open(chip)) {
      int bus = Integer.parseInt(found.toString().substring(DEVICE.length()));
      return new Place(bus, found.line(wire.line()).offset());
    }
  }

  private static DigitalState level(boolean on, Wire wire) {
    return on != wire.activeLow() ? DigitalState.HIGH : DigitalState.LOW;
  }

  private static String word(DigitalState state, Wire wire) {
    return state.isHigh() != wire.activeLow() ? "on" : "off";
  }

  private static PullResistance pull(Wire.Bias bias) {
    return switch (bias) {
      case AS_IS, OFF -> PullResistance.OFF;
      case PULL_UP -> PullResistance.PULL_UP;
      case PULL_DOWN -> PullResistance.PULL_DOWN;
    };
  }

  @Override
  public void close() {
    pi.shutdown();
  }
}
