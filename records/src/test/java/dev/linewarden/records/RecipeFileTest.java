package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Trend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecipeFileTest {
  static final String COLA =
      """
      { "format": 1, "id": "cola-bottles", "revision": 2, "name": "Cola bottles, centre bottle",
        "frame": {"width": 352, "height": 288},
        "models": {"yolox": {"file": "../models/yolox.onnx"}},
        "tools": [
          {"name": "cap", "kind": "mean", "channel": "red", "box": [160, 5, 40, 40]},
          {"name": "bottle", "kind": "detect", "model": "yolox", "score": 0.35} ],
        "limits": [ {"tool": "cap", "finding": "mean", "max": 120, "fault": "cap missing"},
          {"tool": "bottle", "finding": "count", "min": 1, "max": 1, "fault": "no bottle"} ] }
      """;

  @TempDir Path root;

  @Test
  void aRecipeIsReadWithItsModelsRelativeToItsFolder() throws IOException {
    Recipe recipe = RecipeFile.read(cola(COLA));
    assertThat(recipe.key()).isEqualTo(new RecipeKey("cola-bottles", 2));
    assertThat(recipe.name()).isEqualTo("Cola bottles, centre bottle");
    assertThat(recipe.views()).containsExactly(RecipeView.only(352, 288));
    assertThat(recipe.models())
        .containsExactly(Map.entry("yolox", root.resolve("models/yolox.onnx")));
    assertThat(recipe.tools().getFirst().settings())
        .isEqualTo(Map.of("channel", "red", "box", List.of(160, 5, 40, 40)));
    assertThat(recipe.limits().getFirst())
        .isEqualTo(new Limit("cap", "mean", Double.NEGATIVE_INFINITY, 120, "cap missing"));
  }

  @Test
  void revisionAndModelsMayBeLeftOut() throws IOException {
    String bare =
        """
        { "format": 1, "id": "a", "name": "A", "frame": {"width": 1, "height": 1},
          "tools": [ {"name": "t", "kind": "mean"} ],
          "limits": [ {"tool": "t", "finding": "mean", "min": 0, "fault": "dark"} ] }
        """;
    Recipe recipe = RecipeFile.read(cola(bare));
    assertThat(recipe.key().revision()).isEqualTo(1);
    assertThat(recipe.models()).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadBackEqualAndWrittenEqualAgain() throws IOException {
    Recipe recipe = RecipeFile.read(cola(COLA));
    Map<String, String> files = Map.of("yolox", "../models/yolox.onnx");
    byte[] written = RecipeFile.write(recipe, files, Map.of());
    Recipe again = RecipeFile.parse("written", written, root.resolve("recipe"));
    assertThat(again).isEqualTo(recipe);
    assertThat(RecipeFile.write(again, files, Map.of())).isEqualTo(written);
  }

  @Test
  void whatItWantsOfTheCameraIsKeptAndMustFitItsFrames() throws IOException {
    String wanted =
        """
        "camera": {"x": 8, "width": 352, "height": 288, "pixel_format": "Mono8",
            "exposure_us": 150.5, "gain": 4, "trigger": "Line0", "debounce_us": 20, "strobe": "Line1"},
          "tools": [\
        """;
    Recipe recipe = RecipeFile.read(cola(COLA.replace("\"tools\": [", wanted)));
    assertThat(recipe.views().getFirst().camera().light().exposureMicros()).hasValue(150.5);
    Map<String, String> files = Map.of("yolox", "../models/yolox.onnx");
    byte[] written = RecipeFile.write(recipe, files, Map.of());
    assertThat(RecipeFile.parse("written", written, root.resolve("recipe"))).isEqualTo(recipe);
    assertThat(
            recipe.views().getFirst().camera().over(CameraSettings.AS_IT_IS.exposure(7).size(9, 9)))
        .isEqualTo(recipe.views().getFirst().camera());
    assertThat(CameraSettings.AS_IT_IS.over(recipe.views().getFirst().camera()))
        .isEqualTo(recipe.views().getFirst().camera());

    String other =
        COLA.replace("\"tools\": [", wanted.replace("352", "640").replace("gain", "gian"));
    assertThatThrownBy(() -> RecipeFile.read(cola(other)))
        .hasMessageContaining("frames are 352x288, but its camera shall send 640x288")
        .hasMessageContaining("unknown key 'gian' (did you mean 'gain'?)");
  }

  @Test
  void aFrameMaySayHowLongItsPixelsAre() throws IOException {
    Recipe recipe =
        RecipeFile.read(
            cola(COLA.replace("\"height\": 288", "\"height\": 288, \"mm_per_px\": 0.25")));
    assertThat(recipe.views().getFirst().mmPerPx()).hasValue(0.25);
    byte[] written = RecipeFile.write(recipe, Map.of("yolox", "../models/yolox.onnx"), Map.of());
    assertThat(RecipeFile.parse("written", written, root.resolve("recipe"))).isEqualTo(recipe);

    String without = COLA.replace("\"height\": 288", "\"height\": 288, \"mm_per_px\": 0");
    assertThatThrownBy(() -> RecipeFile.read(cola(without)))
        .hasMessageContaining("'mm_per_px' must be a number from 1.0E-6 to 1000, but is '0'");
  }

  @Test
  void aLimitMayHaveAWarnBandInsideOfIt() throws IOException {
    Recipe recipe =
        RecipeFile.read(cola(COLA.replace("\"max\": 120", "\"max\": 120, \"warnMax\": 110")));
    assertThat(recipe.limits().getFirst().warnMax()).isEqualTo(110);
    assertThat(recipe.limits().getFirst().warnMin()).isEqualTo(recipe.limits().getFirst().min());
    byte[] written = RecipeFile.write(recipe, Map.of("yolox", "../models/yolox.onnx"), Map.of());
    assertThat(RecipeFile.parse("written", written, root.resolve("recipe"))).isEqualTo(recipe);

    String outside = COLA.replace("\"max\": 120", "\"max\": 120, \"warnMax\": 130");
    assertThatThrownBy(() -> RecipeFile.read(cola(outside)))
        .hasMessageContaining(
            "limits[0]: 'warnMin' -Infinity and 'warnMax' 130.0 must be in order and lie from 'min'"
                + " -Infinity to 'max' 120.0");
  }

  @Test
  void trendsAreReadStrictlyAndKept() throws IOException {
    String trends =
        """
        "trends": [
            {"name": "caps", "fault": "cap missing", "atLeast": 7, "ofLast": 10, "action": "stop"},
            {"name": "all", "stopAt": 5}],
          "tools": [\
        """;
    Recipe recipe = RecipeFile.read(cola(COLA.replace("\"tools\": [", trends)));
    assertThat(recipe.trends())
        .containsExactly(
            new Trend("caps", "cap missing", new Trend.Rule.Among(7, 10), Trend.Action.STOP),
            new Trend("all", "", new Trend.Rule.UpAndDown(5), Trend.Action.ALARM));
    byte[] written = RecipeFile.write(recipe, Map.of("yolox", "../models/yolox.onnx"), Map.of());
    assertThat(RecipeFile.parse("written", written, root.resolve("recipe"))).isEqualTo(recipe);

    String wrong = trends.replace("cap missing", "cap mising").replace("5}", "5, \"ofLast\": 9}");
    assertThatThrownBy(() -> RecipeFile.read(cola(COLA.replace("\"tools\": [", wrong))))
        .hasMessageContaining(
            "trend 'caps' watches the fault 'cap mising', which no limit has (did you mean 'cap"
                + " missing'?)")
        .hasMessageContaining(
            "trends[1]: either 'stopAt' is given, or 'atLeast' and 'ofLast', but both are");
    assertThatThrownBy(() ->
            RecipeFile.read(
                cola(
                    COLA.replace(
                        "\"tools\": [", trends.replace("\"atLeast\": 7", "\"atLeast\": 11")))))
        .hasMessageContaining("trends[0]: 'atLeast' must be a whole number from 1 to 10");
  }

  @Test
  void aRecipeForSeveralCamerasHasATableForEach() throws IOException {
    String views =
        """
        "views": {"front": {"frame": {"width": 352, "height": 288}},
          "top": {"frame": {"width": 64, "height": 48}, "camera": {"exposure_us": 90}}},
        """;
    String several =
        COLA.replace("\"frame\": {\"width\": 352, \"height\": 288},", views)
            .replace("\"kind\"", "\"view\": \"top\", \"kind\"");
    Recipe recipe = RecipeFile.read(cola(several));
    assertThat(recipe.views())
        .containsExactly(
            new RecipeView("front", 352, 288, CameraSettings.AS_IT_IS),
            new RecipeView("top", 64, 48, CameraSettings.AS_IT_IS.exposure(90)));
    assertThat(recipe.tools()).allMatch(tool -> tool.view().equals("top"));
    byte[] written = RecipeFile.write(recipe, Map.of("yolox", "../models/yolox.onnx"), Map.of());
    assertThat(RecipeFile.parse("written", written, root.resolve("recipe"))).isEqualTo(recipe);

    String untold = several.replace("\"view\": \"top\", \"kind\": \"mean\"", "\"kind\": \"mean\"");
    assertThatThrownBy(() -> RecipeFile.read(cola(untold + " ")))
        .hasMessageEndingWith(
            "tool 'cap' must look at the views front, top, but its view is '' (known: front, top)");
    String both = several.replace("\"views\"", "\"frame\": {\"width\": 1}, \"views\"");
    assertThatThrownBy(() -> RecipeFile.read(cola(both)))
        .hasMessageContaining("unknown key 'frame'");
  }

  @Test
  void aValueThatIsNothingOrBeyondComputingIsRefusedWithItsPlace() throws IOException {
    Path file = cola(COLA.replace("40, 40]", "null, 1e999]").replace("0.35", "null"));
    assertThatThrownBy(() -> RecipeFile.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            """
            %1$s tools 0 box 2: a value was expected, but is null
            %1$s tools 0 box 3: a number that can be computed with was expected, but is too large
            %1$s tools 1 score: a value was expected, but is null\
            """
                .formatted(file));
  }

  @Test
  void ofTooManyNoneIsRead() throws IOException {
    String tool = "{\"name\": \"cap\", \"kind\": \"mean\"},";
    Path many = cola(COLA.replace("\"tools\": [", "\"tools\": [" + tool.repeat(1000)));
    assertThatThrownBy(() -> RecipeFile.read(many))
        .isInstanceOf(BadInput.class)
        .hasMessage(many + ": there must be 1000 tools or less, but are 1002");
  }

  @Test
  void allProblemsAreFoundAtOnceEachWithItsPlace() throws IOException {
    String bad =
        """
        { "format": 1, "id": "Cola", "nmae": "x", "frame": {"width": "wide", "height": 288},
          "models": {"yolox": {"file": "nowhere.onnx"}},
          "tools": [ {"name": "cap", "kind": "mean"}, {"name": "cap", "kind": "mean"} ],
          "limits": [ {"tool": "cap", "finding": "mean", "fault": "cap missing"},
            {"tool": "cap", "finding": "mean", "min": 3, "max": 1, "fault": "odd"} ] }
        """;
    Path file = cola(bad);
    BadInput e = catchThrowableOfType(BadInput.class, () -> RecipeFile.read(file));
    assertThat(e.problems()).allMatch(problem -> problem.startsWith(file.toString()));
    assertThat(e)
        .hasMessageContaining("unknown key 'nmae' (did you mean 'name'?)")
        .hasMessageContaining("'name' is missing")
        .hasMessageContaining("frame: 'width' must be a whole number from 1 to 32768")
        .hasMessageContaining("the model file of recipe 'Cola' must exist, but ")
        .hasMessageContaining(root.resolve("recipe/nowhere.onnx") + " does not")
        .hasMessageContaining("limits[0]: one of 'min' and 'max' is needed")
        .hasMessageContaining("limits[1]: 'min' must not be above 'max', but 3.0 is above 1.0")
        .hasMessageContaining("lower-case letters, digits and dashes, but is 'Cola'");
  }

  @Test
  void doubledToolsAndLimitsOnToolsThatDoNotExistAreProblems() throws IOException {
    String bad = COLA.replace("\"tool\": \"cap\"", "\"tool\": \"cab\"");
    assertThatThrownBy(() -> RecipeFile.read(cola(bad)))
        .hasMessageContaining("names the tool 'cab', which does not exist (did you mean 'cap'?)");
    String twice = COLA.replace("\"name\": \"bottle\"", "\"name\": \"cap\"");
    assertThatThrownBy(() -> RecipeFile.read(cola(twice)))
        .hasMessageContaining("two tools are called 'cap'");
  }

  @Test
  void whatIsNotStrictJsonIsRefusedWithLineAndColumn() throws IOException {
    for (String bad :
        List.of(
            COLA.replace("\"format\": 1", "\"format\": 1, \"format\": 1"),
            COLA + "{}",
            COLA.replace("352", "352,,"),
            "",
            "{\"a\": " + "[".repeat(100) + "]".repeat(100) + "}",
            "{ // comment\n}")) {
      assertThatThrownBy(() -> RecipeFile.read(cola(bad)))
          .as(bad)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("recipe.json, line ")
          .hasMessageContaining("correct JSON was expected");
    }
    for (String bad : List.of("[]", "null", "3", "\"x\"")) {
      assertThatThrownBy(() -> RecipeFile.read(cola(bad)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("must be a JSON object");
    }
  }

  @Test
  void aFileThatIsMissingOrTooLargeIsRefused() throws IOException {
    assertThatThrownBy(() -> RecipeFile.read(root.resolve("none.json")))
        .isInstanceOf(BadInput.class)
        .hasMessage("a recipe was expected at %s, but there is no file", root.resolve("none.json"));
    String large = COLA.replace("{ \"format\"", " ".repeat(StrictJson.BYTES_MAX) + "{ \"format\"");
    assertThatThrownBy(() -> RecipeFile.read(cola(large)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must have 4194304 bytes or less");
    assertThatThrownBy(() -> RecipeFile.read(root)).isInstanceOf(BadInput.class);
  }

  private Path cola(String text) throws IOException {
    return write(root, text);
  }

  /// Writes a recipe and the model it names below a folder.
  static Path write(Path root, String text) throws IOException {
    Path model = root.resolve("models/yolox.onnx");
    if (!Files.exists(model)) {
      Files.createDirectories(root.resolve("models"));
      Files.writeString(model, "weights");
    }
    return Files.writeString(
        Files.createDirectories(root.resolve("recipe")).resolve("recipe.json"), text);
  }
}
