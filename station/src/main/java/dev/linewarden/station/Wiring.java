package dev.linewarden.station;

import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.GpioIo;
import dev.linewarden.reject.LineIo;

/// Opens the wires that the configuration names.
final class Wiring {
  private Wiring() {}

  /// The caller closes them. Throws [dev.linewarden.inspection.BadInput] when one cannot be had.
  static LinePath.Wires open(StationConfig config) {
    LineIo io =
        switch (config.io().driver()) {
          case GPIO -> GpioIo.open(config.io(), Wiring::edgeThread);
          case BENCH ->
              new BenchIo(
                  BenchSettings.like(config.tracking(), config.partsPerMinute())
                      .arrivals(config.parts().arrivals()),
                  BenchFaults.NONE);
        };
    return new LinePath.Wires(io, config.tracking());
  }

  private static Thread edgeThread(Runnable work) {
    return Thread.ofPlatform()
        .name("lw-edges")
        .daemon(true)
        .unstarted(() -> {
          RealTime.raise(RealTime.IO);
          work.run();
        });
  }
}
