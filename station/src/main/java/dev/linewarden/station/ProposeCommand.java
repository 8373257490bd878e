package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./linewarden recipe propose`: limits from some good and some bad parts. Changes nothing.
@Command(
    name = "propose",
    description = "Proposes limits from images of good parts, and says what so few can promise.")
final class ProposeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "RECIPE", description = NamedRecipe.RECIPE)
  private String wanted = "";

  @Option(names = "--good", required = true, paramLabel = "FOLDER", description = "About ten.")
  private Path good = Path.of("");

  @Option(names = "--bad", paramLabel = "FOLDER", description = "Some, of each fault.")
  private @Nullable Path bad;

  @Mixin private RecipePlace place = new RecipePlace();

  @Override
  public Integer call() {
    Cli cli = Cli.of(spec);
    StationConfig settings = place.settings();
    Recipe recipe = NamedRecipe.find(wanted, settings);
    List<List<Finding>> goodParts = findings(cli, recipe, settings, good);
    List<List<Finding>> badParts = bad == null ? List.of() : findings(cli, recipe, settings, bad);
    LimitProposal.Outcome outcome = new LimitProposal(goodParts, badParts).of(recipe.limits());
    cli.console().result(ProposalText.of(outcome));
    return 0;
  }

  private static List<List<Finding>> findings(
      Cli cli, Recipe recipe, StationConfig settings, Path folder) {
    if (recipe.views().size() > 1) {
      throw new BadInput(
          "limits are proposed for recipes with one view, but %s has %d"
              .formatted(recipe.key(), recipe.views().size()));
    }
    InspectCommand.Job job =
        new InspectCommand.Job(Path.of(""), folder, Map.of(), Optional.empty(), false);
    FolderReport report =
        new InspectCommand(cli.console()).report(recipe, job, settings.inference());
    return report.rows().stream().map(FolderReport.Row::findings).toList();
  }
}
