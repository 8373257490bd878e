package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Webcams against the kernel's own test driver, which this machine's kernel need not have: in the
/// virtual machine that `tests/vm/build` makes.
final class KernelCameraTest {
  private static final List<String> LIBRARIES =
      List.of("javacpp", "opencv", "openblas", "jspecify");

  @TempDir Path share;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void webcamsKeepTheirPromisesInTheVirtualMachine() throws Exception {
    VirtualMachine machine = VirtualMachine.orSkip(share, "webcams were not tried");
    machine.module("capture", "capture");
    machine.module("inspection", "inspection");
    machine.proof("capture");
    machine.libraries(VirtualMachine.of(LIBRARIES));

    assertThat(machine.run("webcam-job")).contains("proof: pulled and used again");
  }
}
