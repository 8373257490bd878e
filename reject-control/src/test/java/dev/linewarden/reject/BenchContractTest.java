package dev.linewarden.reject;

import dev.linewarden.inspection.MonotonicClock;
import org.junit.jupiter.api.Test;

final class BenchContractTest {
  @Test
  void theBenchKeepsWhatEveryDriverOwes() {
    new LineIoContract(new Bench(), new MonotonicClock()).holds();
  }

  private static final class Bench implements LineIoContract.Plant {
    private BenchIo io = open();

    @Override
    public BenchIo open() {
      io =
          new BenchIo(
              BenchSettings.DEFAULT.arrivals(BenchSettings.Arrivals.TOLD), BenchFaults.NONE);
      return io;
    }

    @Override
    public void turn(Input input, boolean on) {
      io.panel().turn(input, on);
    }

    @Override
    public boolean isOn(Output output) {
      return io.panel().isOn(output);
    }
  }
}
