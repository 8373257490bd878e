package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// GPIO lines, and a whole station on them, against the kernel's own simulated chip, which this
/// machine's kernel need not have: in the virtual machine that `tests/vm/build` makes.
final class KernelGpioTest {
  @TempDir Path share;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void anEdgeAtTheSensorMovesTheEjectorInTheVirtualMachine() throws Exception {
    VirtualMachine machine = VirtualMachine.orSkip(share, "GPIO lines were not tried");
    machine.module("reject-control", "reject");
    machine.module("inspection", "inspection");
    machine.proof("reject-control");
    machine.libraries(_ -> true);
    machine.script("gpio-chip");
    machine.script("station-job");
    machine.script("station-tools");
    machine.folder("tests/vm/line", "line");
    machine.pictures();

    assertThat(machine.run("gpio-job"))
        .contains("proof: the contract holds")
        .contains("proof: lost edges are counted")
        .contains("proof: an input whose edge was dropped is asked after")
        .contains("proof: a good part went through")
        .contains("proof: a dark part is ejected")
        .contains("proof: and all of them are as their resistors pull them")
        .contains("proof: the watchdog runs on, and nobody feeds it");
  }
}
