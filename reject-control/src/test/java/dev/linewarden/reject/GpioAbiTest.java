package dev.linewarden.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What we take the kernel's structs for, against a C program compiled from the kernel's own
/// header.
final class GpioAbiTest {
  private static final Wire PLAIN = Wire.at("0");

  @TempDir Path folder;

  @Test
  void sizesPlacesAndRequestsAreThoseOfTheHeader() throws Exception {
    assertThat(output(compiled("layout"), new byte[0]))
        .containsExactly(
            GpioAbi.GET_CHIP_INFO + " " + GpioAbi.CHIP_BYTES,
            GpioAbi.CHIP_NAME + " " + GpioAbi.CHIP_LABEL + " " + GpioAbi.CHIP_LINES,
            GpioAbi.GET_LINE_INFO + " " + GpioAbi.INFO_BYTES,
            "%d %d %d %d"
                .formatted(
                    GpioAbi.INFO_NAME,
                    GpioAbi.INFO_CONSUMER,
                    GpioAbi.INFO_OFFSET,
                    GpioAbi.INFO_FLAGS),
            GpioAbi.GET_VALUES + " " + GpioAbi.SET_VALUES + " " + GpioAbi.VALUES_BYTES,
            GpioAbi.VALUES_BITS + " " + GpioAbi.VALUES_MASK,
            "%d %d %d %d %d"
                .formatted(
                    GpioAbi.EVENT_BYTES,
                    GpioAbi.EVENT_NANOS,
                    GpioAbi.EVENT_ID,
                    GpioAbi.EVENT_OFFSET,
                    GpioAbi.EVENT_SEQUENCE),
            GpioAbi.GET_LINE + " " + GpioAbi.REQUEST_BYTES + " " + GpioAbi.REQUEST_FD);
  }

  @Test
  void aRequestReadsInCAsItWasMeant() throws Exception {
    List<LineRequest> inputs =
        List.of(
            LineRequest.input(5, PLAIN),
            LineRequest.input(9, new Wire("9", true, Wire.Bias.PULL_UP, 250, false)),
            LineRequest.input(2, new Wire("2", true, Wire.Bias.PULL_UP, 250, false)));
    assertThat(output(compiled("request"), written(inputs)))
        .containsExactly(
            "lines 3 buffer 1024 consumer linewarden flags 34", // input, rising, falling: 4 + 16 +
            // 32
            "offsets 5 9 2",
            "flags 136 mask 6",
            "debounce 250 mask 6");

    List<LineRequest> outputs =
        List.of(
            LineRequest.output(3, PLAIN.safe(true)),
            LineRequest.output(4, PLAIN),
            LineRequest.output(7, PLAIN.activeLow(true).safe(true)));
    assertThat(output(compiled("request"), written(outputs)))
        .containsExactly(
            "lines 3 buffer 1024 consumer linewarden flags 8",
            "offsets 3 4 7",
            "flags a mask 4",
            "values 5 mask 7");
  }

  @Test
  void moreThanTheKernelTakesIsASentence() {
    List<LineRequest> many =
        IntStream.range(0, 65).mapToObj(i -> LineRequest.input(i, PLAIN)).toList();
    assertThatThrownBy(() -> written(many))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("at most 64 lines of one GPIO chip can be used, but 65 are wanted");
    List<LineRequest> different =
        IntStream.range(1, 12)
            .mapToObj(i -> LineRequest.input(i, new Wire("", false, Wire.Bias.AS_IS, i, false)))
            .toList();
    assertThatThrownBy(() -> written(different))
        .hasMessageContaining("at most 10 different settings of lines at once, but 11");
  }

  @Test
  void aChipThatIsNotThereIsASentence() {
    assertThatThrownBy(() -> GpioChip.open("plc-io"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("GPIO chip 'plc-io' is not there");
    assertThatThrownBy(() -> GpioChip.open("/dev/gpiochip99"))
        .hasMessageContaining("GPIO chip /dev/gpiochip99 is not there");
    assertThatThrownBy(() -> GpioChip.open("/dev/null"))
        .hasMessageContaining("/dev/null is no GPIO chip: Inappropriate ioctl for device");
  }

  private static byte[] written(List<LineRequest> lines) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioAbi.REQUEST_BYTES, Long.BYTES);
      LineRequest.write(request, GpioIo.USER, lines, 1024);
      return request.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private Path compiled(String name) throws IOException, InterruptedException {
    Path program = folder.resolve(name);
    Path source = Path.of("src/test/c", name + ".c");
    assertThat(source).exists();
    Process compiler;
    try {
      compiler = new ProcessBuilder("cc", "-o", program.toString(), source.toString()).start();
    } catch (IOException e) {
      Assumptions.abort("SKIPPED: the kernel's structs were not compared, there is no C compiler");
      throw e;
    }
    String said = new String(compiler.getErrorStream().readAllBytes(), UTF_8);
    assertThat(compiler.waitFor()).as(said).isZero();
    return program;
  }

  private List<String> output(Path program, byte[] input) throws IOException {
    Path file = Files.write(folder.resolve("input"), input);
    Process process = new ProcessBuilder(program.toString()).redirectInput(file.toFile()).start();
    return process.inputReader().lines().toList();
  }
}
