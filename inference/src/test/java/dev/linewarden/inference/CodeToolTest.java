package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.ToolSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeToolTest {
  private static final int SIDE = 300;

  /// Drawn black on light grey.
  private static Frame picture(BarcodeFormat format, String text) throws WriterException {
    BitMatrix code = new MultiFormatWriter().encode(text, format, 230, 120);
    return Pictures.grey(
        SIDE,
        SIDE,
        (x, y) -> {
          boolean inside =
              x >= 35 && x < 35 + code.getWidth() && y >= 90 && y < 90 + code.getHeight();
          return inside && code.get(x - 35, y - 90) ? 30 : 210;
        });
  }

  private static ToolSpec code(String codes, Object... more) {
    Object[] settings = new Object[more.length + 4];
    settings[0] = "codes";
    settings[1] = List.of(codes);
    settings[2] = "box";
    settings[3] = List.of(0, 0, SIDE, SIDE);
    System.arraycopy(more, 0, settings, 4, more.length);
    return tool("c", "code", settings);
  }

  private static List<Finding> read(ToolSpec tool, Frame frame) {
    return look(recipe(SIDE, SIDE, "read", tool), frame);
  }

  @ParameterizedTest
  @CsvSource({
    "EAN_13, ean13, 4006381333931",
    "EAN_8, ean8, 96385074",
    "UPC_A, upca, 036000291452",
    "CODE_128, code128, Lot 24-B/7",
    "CODE_39, code39, LOT 24",
    "CODE_93, code93, LOT 24",
    "CODABAR, codabar, 40156",
    "ITF, itf, 30712345000010",
    "DATA_MATRIX, datamatrix, Linewarden",
    "QR_CODE, qr, https://example.org/7",
    "AZTEC, aztec, Ticket 77",
    "PDF_417, pdf417, Licence 5"
  })
  void whatACodeSaysIsRead(BarcodeFormat format, String kind, String text) throws WriterException {
    List<Finding> findings = read(code(kind), picture(format, text));

    assertThat(value(findings, "read")).isEqualTo(1);
    assertThat(value(findings, "matches")).isEqualTo(1);
    assertThat(findings.getFirst().text()).isEqualTo(text);
  }

  @Test
  void anotherTextThanExpectedDoesNotMatch() throws WriterException {
    Frame frame = picture(BarcodeFormat.CODE_128, "L2471-A");

    assertThat(value(read(code("code128", "expect", "L####-A"), frame), "matches")).isEqualTo(1);
    List<Finding> other = read(code("code128", "expect", "L####-B"), frame);
    assertThat(value(other, "read")).isEqualTo(1);
    assertThat(value(other, "matches")).isZero();
    assertThat(other.getFirst().text()).isEqualTo("L2471-A");
  }

  @Test
  void whereNothingIsNothingIsRead() {
    List<Finding> findings =
        read(
            code("qr", "effort", "thorough"),
            Pictures.grey(SIDE, SIDE, (x, y) -> 40 * (x / 60) % 256));

    assertThat(value(findings, "read")).isZero();
    assertThat(value(findings, "matches")).isZero();
    assertThat(findings.getFirst().text()).isEmpty();
  }

  @Test
  void otherKindsThanTheOnesAskedForAreNotRead() throws WriterException {
    assertThat(value(read(code("itf"), picture(BarcodeFormat.EAN_8, "96385074")), "read")).isZero();
  }

  @Test
  void aTurnedZoneReadsATurnedCode() throws WriterException {
    Frame upright = picture(BarcodeFormat.EAN_13, "4006381333931");
    double radians = Math.toRadians(30);
    Frame turned =
        Pictures.grey(
            SIDE,
            SIDE,
            (x, y) -> {
              double dx = x - 150;
              double dy = y - 150;
              int fromX = (int) Math.round(150 + dx * Math.cos(radians) + dy * Math.sin(radians));
              int fromY = (int) Math.round(150 - dx * Math.sin(radians) + dy * Math.cos(radians));
              boolean inside = fromX >= 0 && fromX < SIDE && fromY >= 0 && fromY < SIDE;
              return inside
                  ? upright
                          .pixels()
                          .get(
                              java.lang.foreign.ValueLayout.JAVA_BYTE,
                              (long) fromY * upright.info().strideBytes() + fromX)
                      & 0xFF
                  : 210;
            });
    ToolSpec zone =
        tool("c", "code", "codes", List.of("ean13"), "turned", List.of(150, 150, 250, 80, 30));

    List<Finding> findings = read(zone, turned);

    assertThat(findings.getFirst().text()).isEqualTo("4006381333931");
  }

  @Test
  void whatIsNoCodeIsRefusedWithTheOnesThereAre() {
    assertThatThrownBy(() -> loader().load(recipe(SIDE, SIDE, "read", code("ean14"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'codes' must be a list of some of ean13, ean8, upca")
        .hasMessageContaining("but is '[ean14]'");
  }
}
