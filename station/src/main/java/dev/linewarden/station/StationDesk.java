package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.LineView;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.ui.CameraReport;
import dev.linewarden.ui.Fact;
import dev.linewarden.ui.Gauge;
import dev.linewarden.ui.LineReport;
import dev.linewarden.ui.RecipeChoice;
import dev.linewarden.ui.SinkReport;
import dev.linewarden.ui.StationControl;
import dev.linewarden.ui.StationSnapshot;
import dev.linewarden.ui.ToolReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What people may see and ask, from any thread. Wishes become commands to the line.
final class StationDesk implements StationControl {
  private static final double NANOS_PER_MILLI = 1e6;

  /// What the desk looks at.
  ///
  /// @param parts takes the instant at which a part stands at the part sensor's place
  /// @param upstream how the plant's side is doing, in a few words
  /// @param sinks how each of the plant's systems is doing
  /// @param neighbours the stations of the whole line
  /// @param alarm of the journal, in words; empty when all is well
  record Sources(
      StationConfig config,
      Supplier<List<CameraReport>> cameras,
      LongConsumer parts,
      Supplier<LineView> line,
      Meters meters,
      Supplier<List<Gauge>> gauges,
      LongSupplier heartbeats,
      FaultLog faults,
      Supplier<String> upstream,
      Supplier<List<SinkReport>> sinks,
      Supplier<LineReport> neighbours,
      Supplier<String> alarm,
      Clock clock) {}

  private final Sources sources;
  private final RecipeShelf shelf;
  private final Predicate<Command> commands;
  private final RecipeSwitch recipes;
  private final long sinceNanos;

  StationDesk(
      Sources sources, RecipeShelf shelf, RecipeSwitch recipes, Predicate<Command> commands) {
    this.sources = sources;
    this.shelf = shelf;
    this.recipes = recipes;
    this.sinceNanos = sources.clock().nanos();
    this.commands = commands;
  }

  @Override
  public StationSnapshot snapshot() {
    LineView line = sources.line().get();
    return new StationSnapshot(
        sources.config().id(),
        sources.cameras().get(),
        line.state(),
        line.why(),
        line.recipe().key(),
        line.recipe().name(),
        line.batch(),
        line.models(),
        line.balance(),
        line.counts(),
        sources.meters().rate().partsPerMinute(),
        LatencyFigures.of(sources.meters().latency().triggerToVerdict()),
        LatencyFigures.of(sources.meters().latency().frameToVerdict()),
        sources.config().line().deadlineNanos() / NANOS_PER_MILLI,
        sources.faults().faults(),
        sources.upstream().get(),
        recipes.isBusy(),
        isByHand(),
        sources.heartbeats().getAsLong(),
        notice(),
        sources.clock().wallMillis());
  }

  /// A journal in trouble comes before anything a person did.
  private String notice() {
    String alarm = sources.alarm().get();
    return alarm.isEmpty() ? recipes.notice() : alarm;
  }

  @Override
  public List<RecipeChoice> recipes() {
    return shelf.choices();
  }

  @Override
  public Set<String> operatorRecipes() {
    return sources.config().recipes().operators();
  }

  @Override
  public Optional<String> idByNumber(int number) {
    return sources.config().recipes().byNumber(number);
  }

  @Override
  public Optional<String> idByCode(String code) {
    return sources.config().recipes().byCode(code);
  }

  @Override
  public List<ToolReport> tools() {
    return sources.meters().tools().reports();
  }

  @Override
  public List<Gauge> gauges() {
    return sources.gauges().get();
  }

  @Override
  public List<Fact> about() {
    Clock clock = sources.clock();
    MachineFacts machine = new MachineFacts(Path.of("/"), sources.config().data());
    return machine.facts(Duration.ofNanos(clock.nanos() - sinceNanos));
  }

  @Override
  public List<SinkReport> sinks() {
    return sources.sinks().get();
  }

  @Override
  public LineReport line() {
    return sources.neighbours().get();
  }

  @Override
  public void start(String who) {
    recipes.say("");
    send(new Command.Start(who));
  }

  @Override
  public void part(String who) {
    LineView line = sources.line().get();
    if (!isByHand()) {
      throw new BadInput("parts are not told of by hand here: [parts] told_by is something else");
    }
    if (line.state() != LineState.RUNNING) {
      throw new BadInput("the line does not run: " + line.why().words());
    }
    sources.parts().accept(sources.clock().nanos());
  }

  private boolean isByHand() {
    return sources.config().parts().by() == PartsSettings.By.HAND;
  }

  @Override
  public void stop(String who) {
    send(new Command.Stop(who));
  }

  @Override
  public void batch(String name, String who) {
    send(new Command.Batch(name, who));
  }

  @Override
  public void choose(RecipeKey key, String who, String why) {
    recipes.to(key, who, why, () -> {});
  }

  private void send(Command command) {
    if (!commands.test(command)) {
      throw new BadInput("the line takes no commands at the moment; try again");
    }
  }
}
