package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A watchdog on the bus of the virtual machine that `tests/vm/build` makes (an Intel 6300ESB), and
/// a whole station that feeds it. Minutes: by `tests/vm/prove watchdog` only.
final class KernelWatchdogTest {
  @TempDir Path share;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void aMachineOnWhichTheStationStandsStillIsStartedAgain() throws Exception {
    Assumptions.assumeTrue(
        System.getenv(VirtualMachine.PROVE) != null,
        "SKIPPED: no watchdog was tried; `tests/vm/prove watchdog` does it");
    VirtualMachine machine = VirtualMachine.orSkip(share, "no watchdog was tried");
    machine.libraries(_ -> true);
    machine.script("gpio-chip");
    machine.script("station-tools");
    machine.folder("tests/vm/line", "line");
    machine.pictures();

    assertThat(machine.runWithWatchdog("watchdog-job"))
        .contains("proof: the watchdog is i6300ESB timer")
        .contains("the machine runs on while the station feeds it")
        .contains("proof: the station stands still")
        .contains("started again from within")
        .doesNotContain("nobody started the machine again")
        .doesNotContain("vm: job ended");
  }
}
