package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.RecipeStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./linewarden recipe test`: a stored revision over its recipe's regression set. The result is
/// kept, and decides whether the revision goes live without a reason.
@Command(
    name = "test",
    description = "Judges the images of known class that live with a recipe; 1 if one is wrong.")
final class RegressionCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "RECIPE", description = "The id of a stored recipe, or id@revision.")
  private String wanted = "";

  @Option(
      names = "--add",
      paramLabel = "FOLDER",
      description =
          "Adds images to the set first: good/ and FAULT/ (for several views a folder for each,"
              + " with these in it).")
  private @Nullable Path add;

  @Mixin private RecipePlace place = new RecipePlace();

  @Override
  public Integer call() {
    Cli cli = Cli.of(spec);
    StationConfig settings = place.existing();
    Clock clock = new MonotonicClock();
    RecipeStore store = new RecipeStore(settings.data(), new FaultLog(clock), Weights::beside);
    RecipeKey key = NamedRecipe.key(wanted, store, settings.data());
    Recipe recipe = store.load(key);
    Path folder = RegressionGate.folder(store, key);
    RegressionSet set = new RegressionSet(folder);
    if (add != null) {
      set.add(add);
    }
    if (set.isEmpty()) {
      throw new BadInput(
          "recipe %s must have images in %s, but has none; --add FOLDER brings some"
              .formatted(key.id(), set.folder()));
    }
    String digest = set.digest();
    FolderReport report =
        new InspectCommand(cli.console()).report(recipe, job(recipe, set), settings.inference());
    if (!report.graded()) {
      throw new BadInput(
          "the regression set in %s must have images called '%s', but has none"
              .formatted(set.folder(), FolderReport.GOOD));
    }
    new RegressionResult(
            key.revision(),
            digest,
            RegressionGate.machine(settings),
            clock.wallMillis(),
            report.images(),
            report.escapes().size(),
            report.falseRejects().size(),
            report.unjudged().size())
        .keep(folder);
    cli.console().result(new ReportText(report).text());
    return report.exitCode();
  }

  private static InspectCommand.Job job(Recipe recipe, RegressionSet set) {
    List<String> views = recipe.views().stream().map(RecipeView::name).toList();
    Path first = views.size() == 1 ? set.folder() : set.folder().resolve(views.getFirst());
    Map<String, Path> others =
        views.stream().skip(1).collect(Collectors.toMap(view -> view, set.folder()::resolve));
    return new InspectCommand.Job(set.folder(), first, others, Optional.empty(), false);
  }
}
