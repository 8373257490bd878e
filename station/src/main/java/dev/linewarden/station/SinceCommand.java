package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.ScoreHistory;
import dev.linewarden.ui.Challenges;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./linewarden since`: which parts left the line that would not by another recipe, other limits,
/// or after a proof that failed. Only reads; the station may run.
@Command(
    name = "since",
    description =
        "Lists the parts to hold: let through, though another limit or recipe would have removed"
            + " them, or though nothing proves any more that they were looked at rightly.")
final class SinceCommand implements Callable<Integer> {
  private static final Pattern LIMIT = Pattern.compile("(.+)=([^=]*?)\\.\\.([^=]*)");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "RECIPE",
      arity = "0..1",
      description = NamedRecipe.RECIPE + " The one that runs if not said.")
  private @Nullable String recipe;

  @Option(
      names = "--limit",
      paramLabel = "LIMIT=MIN..MAX",
      description = "Its fault or tool.finding, and where it would stand; an end may be left out.")
  private List<String> limits = List.of();

  @Option(names = "--passed", description = "All parts that were let through, whatever they were.")
  private boolean passed;

  @Option(
      names = "--hold",
      paramLabel = "FILE",
      description = "Writes part by part to a new .csv or .jsonl file.")
  private @Nullable Path hold;

  @Option(
      names = "--from-challenge",
      description = "From when the last challenge that was passed began, instead of --from.")
  private boolean fromChallenge;

  @Mixin private SpanOptions span = new SpanOptions();

  @Mixin private RecipePlace place = new RecipePlace();

  @Override
  public Integer call() {
    Clock clock = new MonotonicClock();
    FaultLog faults = new FaultLog(clock);
    StationConfig settings = place.existing();
    ZoneId zone = ZoneId.systemDefault();
    WallSpan of = fromChallenge ? sinceChallenge(settings.data()) : span.span();
    RecipeStore store = new RecipeStore(settings.data(), faults, Weights::beside);
    Hindsight hindsight = new Hindsight(store, () -> ScoreHistory.open(settings.data(), faults));
    Optional<Recipe> then = passed ? Optional.empty() : Optional.of(then(store, settings));
    String text;
    try (HoldList list = HoldList.open(Optional.ofNullable(hold), zone)) {
      Map<RecipeKey, Long> leftOut =
          then.map(other -> hindsight.since(other, of, list)).orElse(Map.of());
      if (passed) {
        hindsight.passed(of, list);
      }
      text = new HoldText(list, zone).text(SpanOptions.words(of), leftOut);
    }
    Console console = Cli.of(spec).console();
    console.result(text);
    Cli.warn(console, faults);
    return 0;
  }

  private WallSpan sinceChallenge(Path data) {
    Challenges.Held passed =
        ChallengeBook.read(data)
            .lastPassed()
            .orElseThrow(() ->
                new BadInput("no challenge was ever passed in %s: say --from".formatted(data)));
    return new WallSpan(passed.wallMillis(), span.span().toMillis());
  }

  /// The recipe that the parts are held against.
  private Recipe then(RecipeStore store, StationConfig settings) {
    Recipe then = named(store, settings);
    for (String moved : limits) {
      Matcher said = LIMIT.matcher(moved);
      if (!said.matches()) {
        throw new BadInput(
            "--limit must be as cap.mean=100..200, with one end or both, but is '%s'"
                .formatted(moved));
      }
      LimitNames names = new LimitNames(then);
      then =
          then.withLimits(
              names.moved(
                  names.find(said.group(1)), end(moved, said.group(2)), end(moved, said.group(3))));
    }
    return then;
  }

  private Recipe named(RecipeStore store, StationConfig settings) {
    if (recipe != null) {
      return NamedRecipe.find(recipe, settings);
    }
    return store.load(
        store
            .active()
            .orElseThrow(
                () -> new BadInput("no recipe runs in %s: name one".formatted(settings.data()))));
  }

  private static OptionalDouble end(String limit, String said) {
    try {
      return said.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(said));
    } catch (NumberFormatException e) {
      throw new BadInput("--limit %s: '%s' is no number".formatted(limit, said), e);
    }
  }
}
