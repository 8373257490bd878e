package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.ui.ToolReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolMeterTest {
  private final ToolMeter meter = new ToolMeter();

  private static Recipe recipe(int revision) {
    return new Recipe(
        new RecipeKey("caps", revision),
        "Caps",
        List.of(RecipeView.only(64, 64)),
        List.of(new ToolSpec("cap", "cap", Map.of()), new ToolSpec("code", "code", Map.of())),
        List.of(
            new Limit("cap", "height", 10, 12, 10.5, 11.5, "cap too high"),
            new Limit("code", "read", 1, Double.POSITIVE_INFINITY, "no code")),
        Map.of());
  }

  private void judged(Recipe recipe, double height, long... nanos) {
    List<ToolTime> times = new java.util.ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      times.add(new ToolTime(recipe.tools().get(i).name(), nanos[i]));
    }
    List<Finding> findings = List.of(new Finding("cap", "height", height, "mm", null));
    LedgerEntry.Judged record =
        new LedgerEntry.Judged(
            new PartId(1), 0, recipe.key(), new Verdict.Pass(), findings, times, 1, "test", 1, 1);
    meter.saw(new LineEvent.PartJudged(record, recipe), Frames.NONE);
  }

  @Test
  void beforeTheFirstPartThereIsNothingToSay() {
    assertThat(meter.reports()).isEmpty();
  }

  @Test
  void theNewestRunTheShortestAndTheLongest() {
    Recipe recipe = recipe(1);
    judged(recipe, 11, 2_000_000, 500_000);
    judged(recipe, 11, 1_000_000, 700_000);
    judged(recipe, 11, 1_500_000);

    ToolReport cap = meter.reports().getFirst();
    ToolReport code = meter.reports().getLast();

    assertThat(cap.nowMillis()).isEqualTo(1.5);
    assertThat(cap.minMillis()).isEqualTo(1);
    assertThat(cap.maxMillis()).isEqualTo(2);
    // It did not come to its turn: the newest run is the one before.
    assertThat(code.nowMillis()).isEqualTo(0.7);
  }

  @Test
  void eachLimitHasItsSentence() {
    judged(recipe(1), 12.4321, 1);

    assertThat(meter.reports().getFirst().why())
        .containsExactly("height 12.43 mm is 0.4321 mm above 12 mm");
    assertThat(meter.reports().getLast().why()).containsExactly("read has no value");
  }

  @Test
  void anotherRecipeBeginsAnew() {
    judged(recipe(1), 11, 9_000_000);
    judged(recipe(2), 11, 1_000_000);

    assertThat(meter.reports().getFirst().maxMillis()).isEqualTo(1);
  }
}
