package dev.linewarden.station;

import dev.linewarden.ui.WebScreen;
import java.util.concurrent.CountDownLatch;

/// `./linewarden run`: a station until Ctrl-C.
final class RunCommand {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  private final Console console;
  private final StationConfig config;

  RunCommand(Console console, StationConfig config) {
    this.console = console;
    this.config = config;
  }

  int run() {
    Station station = new Station(config, console, Wiring::open);
    LOG.log(System.Logger.Level.INFO, "effective configuration: {0}", config);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("lw-shutdown")
                .unstarted(() -> {
                  station.close();
                  LOG.log(System.Logger.Level.INFO, "station closed");
                  console.say("Stopped; the ledger is written.");
                  ended.countDown();
                }));
    station.whenPowerGoes(() -> {
      console.say("The supply is failing; the station ends.");
      ended.countDown();
    });
    station.start();
    greet(station);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private void greet(Station station) {
    station
        .address()
        .ifPresentOrElse(
            address -> console.say("Linewarden is running. The screen: " + address),
            () -> console.say("Linewarden is running without a screen."));
    station
        .screen()
        .flatMap(WebScreen::secureAddress)
        .ifPresent(address -> console.say("Encrypted, from other machines: " + address));
    station
        .firstCode()
        .ifPresent(code -> console.say("To add the first administrator on it: the code " + code));
    station.watchable().ifPresent(command -> console.say("Watch the feed:  " + command));
    console.say("Stop it with Ctrl-C.");
  }
}
