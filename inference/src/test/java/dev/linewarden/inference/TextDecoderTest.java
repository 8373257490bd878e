package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Region;
import dev.linewarden.onnx.ProtoWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDecoderTest {
  /// Of the label, which is bright, in the taught picture; its text begins 10 pixels further.
  private static final int LEFT = 30;

  private static final int TOP = 20;
  private static final int LETTERS = 3;

  @TempDir private Path folder;

  /// Steps of shares of blank, a and b.
  private static Decoding steps(double... shares) {
    return new Decoding().output(1, shares.length / 3, 3).put(0, 1, shares);
  }

  private static String text(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.name().equals("read"))
        .map(Finding::text)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatStaysIsOneCharacterAndBlankDividesTwo() {
    List<Finding> findings =
        steps(
                0.1, 0.8, 0.1, //
                0.3, 0.6, 0.1, //
                0.9, 0.1, 0.0, //
                0.2, 0.7, 0.1, //
                0.0, 0.1, 0.9)
            .findings(TextDecoder::read, Map.of("characters", "ab", "softmax", false));

    assertThat(text(findings)).isEqualTo("aab");
    // The least certain is the second a; the first one is as certain as where it is seen best.
    assertThat(value(findings, "certainty")).isCloseTo(0.7, within(1e-6));
    assertThat(value(findings, "matches")).isEqualTo(1);
  }

  @Test
  void theBlankMayBeTheLastClass() {
    List<Finding> findings =
        steps(0.9, 0.1, 0, 0, 0.1, 0.9, 0, 1, 0)
            .findings(
                TextDecoder::read, Map.of("characters", "ab", "softmax", false, "blank", "last"));

    assertThat(text(findings)).isEqualTo("ab");
  }

  @Test
  void numbersThatAreNoSharesAreMadeShares() {
    // e^2 / (e^2 + e^0 + e^1)
    List<Finding> findings =
        steps(0, 2, 1, 9, 0, 0).findings(TextDecoder::read, Map.of("characters", "ab"));

    assertThat(value(findings, "certainty")).isCloseTo(0.66524, within(1e-5));
  }

  @Test
  void nothingReadIsNotWhatIsExpected() {
    List<Finding> findings =
        steps(1, 0, 0, 1, 0, 0)
            .findings(TextDecoder::read, Map.of("characters", "ab", "softmax", false));

    assertThat(value(findings, "read")).isZero();
    assertThat(value(findings, "matches")).isZero();
    assertThat(value(findings, "certainty")).isZero();
  }

  @Test
  void theNumberOfCharactersIsThatOfTheClasses() {
    Decoding decoding = steps(1, 0, 0, 1, 0, 0);

    assertThatThrownBy(() -> decoding.findings(TextDecoder::read, Map.of("characters", "abc")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a blank and 2 characters, but 'characters' has 3");
  }

  private static Frame label(String text, int left, int top) {
    return Pictures.grey(
        FollowTest.WIDTH,
        FollowTest.HEIGHT,
        (x, y) -> {
          boolean isLabel = x >= left && y >= top;
          boolean isInk = Digits.ink(text, x - left - 10, y - top - 10);
          return isInk ? 0 : isLabel ? 255 : 20;
        });
  }

  private Recipe reading(Object... more) throws IOException {
    int width = LETTERS * Digits.PITCH;
    Path file = Files.write(folder.resolve("m.onnx"), Digits.reader(width));
    List<Object> settings =
        new ArrayList<>(
            List.of(
                "model",
                "m",
                "characters",
                "0123456789",
                "scale",
                1 / 255.0,
                "box",
                List.of(LEFT + 10, TOP + 10, width, Digits.HEIGHT)));
    settings.addAll(List.of(more));
    return FollowTest.following(Map.of("m", file), tool("date", "model", settings.toArray()));
  }

  @Test
  void aNetworkReadsWhatIsPrinted() throws IOException {
    List<Finding> findings = look(reading("expect", "20#"), label("204", LEFT, TOP));

    assertThat(text(findings)).isEqualTo("204");
    assertThat(value(findings, "matches")).isEqualTo(1);
    assertThat(value(findings, "certainty")).isGreaterThan(0.9);
  }

  @Test
  void itReadsWhereverTheLabelLies() throws IOException {
    Recipe recipe = reading("follow", "y");

    for (int[] at : new int[][] {{LEFT, TOP}, {LEFT + 8, TOP - 11}, {LEFT - 9, TOP + 18}}) {
      List<Finding> findings = look(recipe, label("390", at[0], at[1]));

      assertThat(text(findings)).as("at %d, %d", at[0], at[1]).isEqualTo("390");
      assertThat(findings.getLast().where())
          .isInstanceOfSatisfying(
              Region.Polygon.class,
              outline ->
                  assertThat(outline.corners().getFirst())
                      .isEqualTo(new Region.Point(at[0] + 10, at[1] + 10)));
    }
  }

  @Test
  void aLabelThatIsNotThereIsNotRead() throws IOException {
    List<Finding> findings =
        look(
            reading("follow", "y"),
            Pictures.grey(FollowTest.WIDTH, FollowTest.HEIGHT, (_, _) -> 20));

    assertThat(value(findings, "read")).isNaN();
    assertThat(value(findings, "certainty")).isNaN();
  }

  private ModelCard card(Map<String, String> metadata, ProtoWriter input, ProtoWriter output)
      throws IOException {
    Path file = folder.resolve("m.onnx");
    Files.write(file, TinyOnnx.signature(metadata, input, output));
    return RecognitionTest.card(file);
  }

  @Test
  void aReaderOfTextSaysWhichCharactersItKnows() throws IOException {
    ModelCard card =
        card(
            Map.of("character", "0\n1\nä\n"),
            RecognitionTest.images(-1, 3, 48, -1),
            RecognitionTest.out("text", -1, -1, 5));

    assertThat(RecognitionTest.said(card))
        .contains("decode=text (metadata)", "characters=01ä  (metadata)", "place=corner (names)");
    assertThat(RecognitionTest.asked(card)).containsExactlyInAnyOrder("width!", "height!");
  }

  @Test
  void aLowPictureAndScoresAlongItAreALineOfText() throws IOException {
    ModelCard card =
        card(
            Map.of(), RecognitionTest.images(1, 1, 32, 100), RecognitionTest.out("out", 26, 1, 37));
    ModelCard paddle =
        card(
            Map.of(),
            RecognitionTest.images(-1, 3, 48, -1),
            RecognitionTest.out("out", -1, -1, 6625));

    assertThat(RecognitionTest.said(card)).contains("decode=text (shape)");
    assertThat(RecognitionTest.said(paddle)).contains("decode=text (shape)");
    assertThat(RecognitionTest.asked(paddle)).contains("characters!", "color!");
  }
}
