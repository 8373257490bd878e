package dev.linewarden.ui;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A screen that runs on any free port, over a scripted station.
final class ScreenRig implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  final Clock clock = new MonotonicClock();
  final FaultLog faults = new FaultLog(clock);
  final ScriptedStation station = new ScriptedStation();
  final ScriptedWorkshop workshop = new ScriptedWorkshop();
  final ScriptedGallery gallery = new ScriptedGallery();
  final ScriptedLookup lookup = new ScriptedLookup();
  final ScriptedWorkbench workbench = new ScriptedWorkbench();
  final ScriptedReception reception = new ScriptedReception();
  final ScriptedChallenges challenges = new ScriptedChallenges();
  final ScriptedWires wires = new ScriptedWires();
  final ScriptedAlarms alarms = new ScriptedAlarms();
  final ScriptedCamera camera = new ScriptedCamera();
  final ScreenSources sources =
      new ScreenSources(
          station,
          workshop,
          gallery,
          lookup,
          new ScriptedTrail(),
          workbench,
          reception,
          challenges,
          wires,
          alarms,
          camera,
          Upkeep.NONE);
  final WebScreen screen;
  final Browser browser;

  ScreenRig() {
    this(new UiSettings("127.0.0.1", 0));
  }

  ScreenRig(UiSettings settings) {
    screen = new WebScreen(settings, sources, clock, faults);
    screen.start();
    browser = new Browser(screen.address());
  }

  String origin() {
    return "http://127.0.0.1:" + screen.port();
  }

  void await(String what, BooleanSupplier condition) {
    long end = clock.nanos() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (clock.nanos() > end) {
        throw new AssertionError("not within two minutes: " + what);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @Override
  public void close() {
    browser.close();
    screen.close();
  }
}
