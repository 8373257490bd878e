package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stored recipe that wants bright images, and a regression set of drawn ones.
class RegressionTest {
  private static final RecipeKey PLATES = new RecipeKey("plates", 1);

  @TempDir Path data;
  @TempDir Path images;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final FaultLog faults = new FaultLog(new MonotonicClock());

  @BeforeEach
  void store() throws IOException {
    try (DataFolder folder = DataFolder.open(data)) {
      Recipe recipe =
          new Recipe(
              PLATES,
              "Plates",
              List.of(RecipeView.only(32, 32)),
              List.of(new ToolSpec("all", "mean", Map.of("box", List.of(0, 0, 32, 32)))),
              List.of(new Limit("all", "mean", 100, Double.POSITIVE_INFINITY, "dark")),
              Map.of());
      new RecipeStore(folder, faults, _ -> Set.of()).save(recipe, References.NONE);
    }
    image("good/a.png", 200);
    image("dark/b.png", 20);
  }

  @Test
  void aSetThatIsJudgedRightOpensTheWayToTheLine() {
    assertThatCode(() -> gate().require(PLATES, "")).as("no set").doesNotThrowAnyException();

    assertThat(test("--add", images.toString())).as("%s", out).isZero();

    assertThat(said()).contains("0 escapes, 0 false rejects");
    assertThatCode(() -> gate().require(PLATES, "")).doesNotThrowAnyException();
  }

  @Test
  void aSetThatIsJudgedWrongNeedsAReason() throws IOException {
    image("dark/c.png", 150);

    assertThat(test("--add", images.toString())).isEqualTo(1);

    assertThat(said()).contains("1 escapes").contains("dark/c.png");
    assertThatThrownBy(() -> gate().require(PLATES, ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("of 3 images 1 escaped")
        .hasMessageContaining("say why");
    assertThatCode(() -> gate().require(PLATES, "c is a picture of yesterday"))
        .doesNotThrowAnyException();
  }

  @Test
  void anImageThatCameLaterWasNotTried() throws IOException {
    test("--add", images.toString());
    image("good/d.png", 210);
    new RegressionSet(data.resolve("recipes/plates")).add(images);

    assertThatThrownBy(() -> gate().require(PLATES, ""))
        .hasMessageContaining("was not tried on it on this machine");
    assertThat(test()).isZero();
    assertThatCode(() -> gate().require(PLATES, "")).doesNotThrowAnyException();
  }

  @Test
  void anotherImageOfTheSameNameChangesNothing() throws IOException {
    RegressionSet set = new RegressionSet(data.resolve("recipes/plates"));
    set.add(images);
    String before = set.digest();
    image("good/a.png", 130);

    assertThatThrownBy(() -> set.add(images))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("already called good/a.png");
    assertThat(set.digest()).isEqualTo(before);
  }

  @Test
  void whereThereIsNoSetTheCommandSaysHowToMakeOne() {
    assertThat(test()).isEqualTo(Main.BAD_INPUT);
    assertThat(said()).contains("--add FOLDER brings some");
  }

  @Test
  void limitsAreProposedForAStoredRecipe() throws IOException {
    image("good/d.png", 210);
    image("good/e.png", 190);
    String good = images.resolve("good").toString();
    String bad = images.resolve("dark").toString();

    assertThat(run("propose", "plates@1", "--good", good, "--bad", bad)).as("%s", out).isZero();

    assertThat(said())
        .contains("'dark' on all mean: good is 105 or more (now 100 or more); 3 good parts")
        .contains("of 1 bad parts they would let 0 pass");
  }

  private RegressionGate gate() {
    StationConfig config = StationConfig.read(Optional.empty(), data, StationConfig.Overrides.NONE);
    return new RegressionGate(
        new RecipeStore(data, faults, Weights::beside), () -> RegressionGate.machine(config));
  }

  private int test(String... options) {
    return run("test", "plates", options);
  }

  private int run(String what, String recipe, String... options) {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>(List.of("recipe", what, recipe));
    words.addAll(List.of("--data", data.toString()));
    words.addAll(List.of(options));
    return Main.run(new Console(print, print, false), words.toArray(new String[0]));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void image(String name, int grey) throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    Graphics pen = image.getGraphics();
    pen.setColor(new Color(grey, grey, grey));
    pen.fillRect(0, 0, 32, 32);
    pen.dispose();
    Files.createDirectories(images.resolve(name).resolveSibling(".").normalize());
    ImageIO.write(image, "png", images.resolve(name).toFile());
  }
}
