package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Three models see a grey picture of 10 and say 10, 20 and 60.
class EnsembleToolTest {
  private static final Frame TEN = Pictures.grey(4, 4, (_, _) -> 10);
  private static final List<Integer> ALL = List.of(0, 0, 4, 4);

  @TempDir private Path folder;

  private final Map<String, Path> models = new HashMap<>();

  @BeforeEach
  void writeModels() throws IOException {
    for (int factor : new int[] {1, 2, 6}) {
      Path file = folder.resolve("times" + factor + ".onnx");
      models.put("times" + factor, Files.write(file, TinyOnnx.times(factor)));
    }
  }

  private static ToolSpec model(String name, int factor) {
    return tool(
        name,
        "model",
        "model",
        "times" + factor,
        "color",
        "grey",
        "width",
        2,
        "height",
        2,
        "decode",
        "score");
  }

  private static ToolSpec edge(String name) {
    Map<String, Object> settings =
        Map.of(
            "direction", "down", "to", "bright", "minStep", 50, "reach", 2, "lanes", 1, "box", ALL);
    return new ToolSpec(name, "edge", settings);
  }

  private static Map<String, Object> member(String tool, Object... bounds) {
    Map<String, Object> member = new HashMap<>(Map.of("tool", tool, "finding", "score"));
    for (int i = 0; i < bounds.length; i += 2) {
      member.put((String) bounds[i], bounds[i + 1]);
    }
    return member;
  }

  private Recipe voting(Object... settings) {
    return recipe(
        4,
        4,
        models,
        "score",
        model("a", 1),
        model("b", 2),
        model("c", 6),
        tool("vote", "ensemble", settings));
  }

  private static double said(List<Finding> findings, String name) {
    return Stations.value(
        findings.stream().filter(finding -> finding.tool().equals("vote")).toList(), name);
  }

  /// From 20 on a model is in favour: two of the three are. Bounds belong to what is good.
  @ParameterizedTest
  @CsvSource({"all, 0", "any, 1"})
  void allOrAnyMustBeInFavour(String vote, double score) {
    List<Finding> findings =
        Stations.look(
            voting(
                "vote",
                vote,
                "members",
                List.of(member("a", "min", 20), member("b", "min", 20), member("c", "min", 20))),
            TEN);

    assertThat(said(findings, "score")).isEqualTo(score);
    assertThat(said(findings, "for")).isEqualTo(2);
    assertThat(said(findings, "cast")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 0"})
  void asManyAsNeededMustBeInFavour(int need, double score) {
    List<Finding> findings =
        Stations.look(
            voting(
                "vote",
                "atleast",
                "need",
                need,
                "members",
                List.of(
                    member("a", "max", 10),
                    member("b", "min", 20, "max", 20),
                    member("c", "max", 59.9))),
            TEN);

    assertThat(said(findings, "score")).isEqualTo(score);
  }

  @Test
  void theMeanIsThatOfTheMembersScores() {
    List<Finding> findings =
        Stations.look(
            voting("vote", "mean", "members", List.of(member("a"), member("b"), member("c"))), TEN);

    assertThat(said(findings, "score")).isEqualTo(30);
    assertThat(findings).noneMatch(finding -> finding.name().equals("for"));
  }

  /// A picture without an edge has no position of one.
  @ParameterizedTest
  @CsvSource({"any", "all", "mean"})
  void aMemberWithoutAValueLeavesTheVoteWithoutOne(String vote) {
    Map<String, Object> blind = member("line");
    blind.put("finding", "position");
    Map<String, Object> seeing = member("a");
    if (!vote.equals("mean")) {
      blind.put("min", 0);
      seeing.put("min", 0);
    }
    Recipe recipe =
        recipe(
            4,
            4,
            models,
            "score",
            model("a", 1),
            edge("line"),
            tool("vote", "ensemble", "vote", vote, "members", List.of(seeing, blind)));

    List<Finding> findings = Stations.look(recipe, TEN);

    assertThat(said(findings, "score")).isNaN();
    assertThat(said(findings, "cast")).isEqualTo(1);
    if (!vote.equals("mean")) {
      assertThat(said(findings, "for")).isNaN();
    }
  }

  /// The clock of these tests goes on with each look at it: the second member would start too late.
  @Test
  void theDeadlineIsTheWholeEnsembles() {
    Recipe recipe =
        voting("vote", "mean", "members", List.of(member("a"), member("b"), member("c")));
    StepClock clock = new StepClock(1000);
    VisionLoader loader =
        new VisionLoader(
            clock, new dev.linewarden.inspection.FaultLog(clock), InferenceSettings.DEFAULT);
    try (VisionRecipe loaded = loader.load(recipe)) {
      assertThat(loaded.inspect(Stations.PART, Frames.of(TEN), clock.nanos() + 1500))
          .isInstanceOfSatisfying(
              InspectionFailed.class,
              failed -> {
                assertThat(failed.cause()).isEqualTo(Cause.LATE);
                assertThat(failed.detail()).startsWith("tool 'b' would start ");
              });
    }
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    Recipe wrong =
        recipe(
            4,
            4,
            models,
            "score",
            model("a", 1),
            tool(
                "vote",
                "ensemble",
                "vote",
                "atleast",
                "need",
                3,
                "members",
                List.of(member("a"), member("a", "min", 2, "max", 1))));

    assertThatThrownBy(() -> Stations.loader().load(wrong))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "recipe test r1, tool 'vote' members[0]: 'min', 'max' or both are needed:"
                            + " from where on it is in favour",
                        "recipe test r1, tool 'vote' members[1]: 'min' 2.0 is above 'max' 1.0",
                        "recipe test r1, tool 'vote' members[1]: score of tool 'a' votes twice",
                        "recipe test r1, tool 'vote': 'need' must be a whole number from 1 to 2,"
                            + " but is '3'"));
  }

  @Test
  void aMemberMustStandBeforeAndFindWhatItVotesWith() {
    Map<String, Object> misspelt = member("a");
    misspelt.put("finding", "scoer");
    List<ToolSpec> tools = new ArrayList<>();
    tools.add(model("a", 1));
    tools.add(tool("vote", "ensemble", "vote", "mean", "members", List.of(misspelt, member("b"))));
    tools.add(model("b", 2));
    Recipe wrong = recipe(4, 4, models, "score", tools.toArray(ToolSpec[]::new));

    assertThatThrownBy(() -> Stations.loader().load(wrong))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "recipe test r1, tool 'vote': tool 'a' gives no finding 'scoer' (did you"
                            + " mean 'score'?)",
                        "recipe test r1, tool 'vote': there is no tool 'b' before it (did you mean"
                            + " 'a'?)"));
  }
}
