package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `io teach` on the kernel's own simulated GPIO chip, in the virtual machine that `tests/vm/build`
/// makes, where another program plays the conveyor. An emulated machine on a busy one comes too
/// late now and then, so it is not for every build: by `tests/vm/prove lesson` only.
final class KernelLessonTest {
  // What `LessonPlant` plays; the lesson's distance is to the front of a part of 60 mm.
  private static final double DISTANCE_MM = 120 - 30;
  private static final double LAG_MILLIS = 25;
  private static final double FALL_MILLIS = 30;

  @TempDir Path share;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void theLessonFindsTheEjectorOnWires() throws Exception {
    Assumptions.assumeTrue(
        System.getenv(VirtualMachine.PROVE) != null,
        "SKIPPED: no lesson was given on wires; `tests/vm/prove lesson` does it");
    VirtualMachine machine = VirtualMachine.orSkip(share, "no lesson was given on wires");
    machine.module("reject-control", "reject");
    machine.module("inspection", "inspection");
    machine.proof("reject-control");
    machine.libraries(_ -> true);
    machine.script("gpio-chip");
    machine.folder("tests/vm/line", "line");

    String said = machine.runSteadily("lesson-job");

    assertThat(found(said, "distance_mm")).as(said).isCloseTo(DISTANCE_MM, Offset.offset(2.0));
    assertThat(found(said, "lag_ms")).as(said).isCloseTo(LAG_MILLIS, Offset.offset(3.0));
    assertThat(found(said, "confirm_ms")).as(said).isCloseTo(FALL_MILLIS, Offset.offset(3.0));
  }

  private static double found(String said, String key) {
    Matcher line = Pattern.compile("(?m)^" + key + " = ([0-9.]+)").matcher(said);
    assertThat(line.find()).as("%s in:%n%s", key, said).isTrue();
    return Double.parseDouble(line.group(1));
  }
}
