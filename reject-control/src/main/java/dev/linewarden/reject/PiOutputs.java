package dev.linewarden.reject;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pi4J's digital outputs on any GPIO chip: its bus is the chip's number, its BCM number the line's
/// on the chip. The initial level is in the request, so the line never shows another one.
final class PiOutputs extends DigitalOutputProviderBase {
  static final String ID = "linewarden-output";

  PiOutputs() {
    super(ID, "Digital outputs on the kernel's GPIO character device");
  }

  static Path device(Integer bus) {
    return Path.of("/dev/gpiochip" + bus);
  }

  @Override
  public DigitalOutput create(DigitalOutputConfig config) {
    Line line = new Line(this, config);
    context().registry().add(line);
    return line;
  }

  private static final class Line extends DigitalOutputBase {
    private @Nullable GpioRequest request;

    Line(DigitalOutputProvider provider, DigitalOutputConfig config) {
      super(provider, config);
    }

    @Override
    public DigitalOutput initialize(Context context) throws InitializeException {
      boolean high = DigitalState.HIGH.equals(config.initialState());
      try (GpioChip chip = GpioChip.open(device(config.bus()))) {
        LineRequest wanted = new LineRequest(config.bcm(), GpioAbi.OUTPUT, 0, high);
        request = chip.request(GpioIo.USER, List.of(wanted), 0);
      }
      return super.initialize(context);
    }

    @Override
    public DigitalOutput state(DigitalState wanted) throws IOException {
      int answer = request == null ? 0 : request.set(wanted.isHigh() ? 1 : 0, 1);
      if (answer < 0) {
        throw new IOException("%s: %s".formatted(config.id(), SystemCalls.words(answer)));
      }
      return super.state(wanted);
    }

    /// After the shutdown state, which the base class sets.
    @Override
    public DigitalOutput shutdownInternal(Context context) throws ShutdownException {
      super.shutdownInternal(context);
      if (request != null) {
        request.close();
        request = null;
      }
      return this;
    }
  }
}
