package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.ScoreHistory;
import dev.linewarden.ui.LimitQuestion;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./linewarden recipe limit`: what a limit that stands elsewhere would have done to the parts of
/// the journal. Only reads; the station may run.
@Command(
    name = "limit",
    description =
        "Says which parts of the journal would be judged otherwise if a limit stood elsewhere, and"
            + " where the values lay.")
final class LimitCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Of a stored recipe, or id@revision.")
  private String id = "";

  @Parameters(paramLabel = "LIMIT", description = "Its fault, or tool.finding.")
  private String limit = "";

  @Option(names = "--min", paramLabel = "VALUE", description = "As it is, if not said.")
  private @Nullable Double min;

  @Option(names = "--max", paramLabel = "VALUE", description = "As it is, if not said.")
  private @Nullable Double max;

  @Mixin private SpanOptions span = new SpanOptions();

  @Mixin private RecipePlace place = new RecipePlace();

  @Override
  public Integer call() {
    Clock clock = new MonotonicClock();
    FaultLog faults = new FaultLog(clock);
    Path data = place.existing().data();
    RecipeStore store = new RecipeStore(data, faults, Weights::beside);
    // Of the recipe that runs, the revision that runs.
    RecipeKey recipe =
        store
            .active()
            .filter(active -> active.id().equals(id))
            .orElseGet(() -> NamedRecipe.key(id, store, data));
    WallSpan of = span.span();
    LimitQuestion question = new LimitQuestion(recipe, limit, optional(min), optional(max), of);
    Hindsight hindsight = new Hindsight(store, () -> ScoreHistory.open(data, faults));
    Cli.of(spec)
        .console()
        .result(new LimitText(hindsight.answer(question), SpanOptions.words(of)).text());
    return 0;
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
