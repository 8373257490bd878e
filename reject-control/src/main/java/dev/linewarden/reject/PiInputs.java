package dev.linewarden.reject;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import dev.linewarden.inspection.Doorbell;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Pi4J's digital inputs on any GPIO chip, named as [PiOutputs] names its lines; debounced by the
/// kernel. However many listen, one thread reads each line.
final class PiInputs extends DigitalInputProviderBase {
  static final String ID = "linewarden-input";

  private static final int EVENTS = 64;

  PiInputs() {
    super(ID, "Digital inputs on the kernel's GPIO character device");
  }

  @Override
  public DigitalInput create(DigitalInputConfig config) {
    Line line = new Line(this, config);
    context().registry().add(line);
    return line;
  }

  private static final class Line extends DigitalInputBase {
    private final EdgeRing ring = new EdgeRing();
    private final Doorbell bell = new Doorbell();
    private @Nullable GpioRequest request;
    private @Nullable EdgeReader reader;
    private volatile DigitalState state = DigitalState.UNKNOWN;
    private volatile boolean open = true;

    Line(DigitalInputProvider provider, DigitalInputConfig config) {
      super(provider, config);
    }

    @Override
    public DigitalInput initialize(Context context) throws InitializeException {
      Wire.Bias bias =
          switch (config.pull()) {
            case OFF -> Wire.Bias.AS_IS;
            case PULL_UP -> Wire.Bias.PULL_UP;
            case PULL_DOWN -> Wire.Bias.PULL_DOWN;
          };
      Wire wire = new Wire("", false, bias, config.debounce().intValue(), false);
      try (GpioChip chip = GpioChip.open(PiOutputs.device(config.bus()))) {
        request = chip.request(GpioIo.USER, List.of(LineRequest.input(config.bcm(), wire)), EVENTS);
      }
      state = DigitalState.getState(request.levels());
      reader = new EdgeReader(request.file(), ring, bell, Thread.ofPlatform().daemon().factory());
      Thread.ofPlatform().name("lw-listeners").daemon(true).start(this::listen);
      return super.initialize(context);
    }

    private void listen() {
      bell.listen(Thread.currentThread());
      while (open) {
        while (!ring.isEmpty()) {
          state = ring.rising() ? DigitalState.HIGH : DigitalState.LOW;
          ring.drop();
          dispatch(new DigitalStateChangeEvent<DigitalInput>(this, state));
        }
        LockSupport.park();
      }
    }

    @Override
    public DigitalState state() {
      return state;
    }

    @Override
    public DigitalInput shutdownInternal(Context context) throws ShutdownException {
      open = false;
      bell.ring();
      if (reader != null && request != null) {
        reader.close();
        request.close();
      }
      return super.shutdownInternal(context);
    }
  }
}
