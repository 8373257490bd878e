package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.RecipeBundles;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./linewarden recipe`: each method is one command. All of them may be used beside a running
/// station: what they keep can be chosen there at once.
@Command(
    name = "recipe",
    description = "Lists, compares, brings back and moves the stored recipes.",
    subcommands = {
      HelpCommand.class,
      LimitCommand.class,
      ProposeCommand.class,
      RegressionCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class RecipeCli {
  private static final String REVISION = "ID[@REVISION]";

  private final Console console;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);

  RecipeCli(Console console) {
    this.console = console;
  }

  @Command(name = "list", description = "Lists the stored recipes and which one is active.")
  int list(@Mixin RecipePlace place) {
    return new RecipeLog(console, store(place.existing())).list();
  }

  @Command(name = "log", description = "Tells who changed a recipe, when, why, and what.")
  int log(@Parameters(paramLabel = "ID") String id, @Mixin RecipePlace place) {
    return new RecipeLog(console, store(place.existing())).log(id);
  }

  @Command(name = "diff", description = "Tells in words what two revisions do not have in common.")
  int diff(
      @Parameters(paramLabel = "ID") String id,
      @Parameters(paramLabel = "BEFORE") int before,
      @Parameters(paramLabel = "AFTER") int after,
      @Mixin RecipePlace place) {
    return new RecipeLog(console, store(place.existing())).diff(id, before, after);
  }

  @Command(name = "verify", description = "Checks every byte of the stored recipes.")
  int verify(
      @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
      @Mixin RecipePlace place) {
    return new RecipeLog(console, store(place.existing())).verify(Optional.ofNullable(id));
  }

  @Command(name = "back", description = "Keeps an earlier revision once more, as the newest.")
  int back(
      @Parameters(paramLabel = "ID") String id,
      @Parameters(
              paramLabel = "REVISION",
              arity = "0..1",
              description = "The one before the newest if not said.")
          @Nullable Integer revision,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason,
      @Mixin RecipeAuthor author,
      @Mixin RecipePlace place) {
    RecipeStore store = store(place.existing());
    RecipeKey earlier =
        revision == null
            ? store
                .before(id)
                .orElseThrow(
                    () -> new BadInput("recipe '%s' has no earlier revision".formatted(id)))
            : new RecipeKey(id, revision);
    RecipeKey kept = store.back(earlier, author.change(clock, reason)).key();
    console.result(
        "%s is what %s was; ./linewarden recipe use %s has the running station load it"
            .formatted(kept, earlier, id));
    return 0;
  }

  @Command(name = "use", description = "Has the running station load a stored recipe.")
  int use(
      @Parameters(paramLabel = REVISION) String recipe,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "",
              description =
                  "Why, for the ledger. A revision that did not judge its regression set right goes"
                      + " live only with it.")
          String reason,
      @Mixin RecipePlace place) {
    StationConfig settings = place.existing();
    RecipeKey key = NamedRecipe.key(recipe, store(settings), settings.data());
    return new UseCommand(console, settings).run(key, reason);
  }

  @Command(name = "export", description = "Writes a recipe with all that belongs to it to a file.")
  int export(
      @Parameters(paramLabel = REVISION) String recipe,
      @Parameters(paramLabel = "FILE.lwr") Path file,
      @Mixin RecipePlace place) {
    StationConfig settings = place.existing();
    RecipeStore store = store(settings);
    RecipeKey key = NamedRecipe.key(recipe, store, settings.data());
    new RecipeBundles(store, settings.data()).export(key, file);
    console.result("recipe %s is in %s, signed by %s".formatted(key, file, store.keys().own()));
    return 0;
  }

  @Command(
      name = "import",
      description = "Takes in a recipe that finds here what it is known to find, in time.")
  int take(
      @Parameters(paramLabel = "FILE.lwr") Path file,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
          @Nullable String reason,
      @Mixin RecipeAuthor author,
      @Mixin RecipePlace place) {
    StationConfig settings = place.settings();
    RecipeKey kept =
        new RecipeImport(console::say, store(settings), settings, place.cameras(settings), clock)
            .run(file, author.change(clock, Optional.ofNullable(reason).orElse("from " + file)))
            .key();
    console.result(
        "recipe %s is kept; it can be chosen on the screen, or by ./linewarden recipe use %s"
            .formatted(kept, kept.id()));
    return 0;
  }

  @Command(
      name = "trust",
      description = "Takes recipes that another station signed; lists the trusted ones.")
  int trust(
      @Parameters(paramLabel = "KEY", arity = "0..1", description = "Or a file with it.")
          @Nullable String key,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              defaultValue = "",
              description = "Whose it is.")
          String name,
      @Mixin RecipePlace place) {
    TrustCommand trust = new TrustCommand(console, store(place.settings()).keys());
    return key == null ? trust.list() : trust.trust(key, name);
  }

  @Command(name = "distrust", description = "Takes no more recipes that another station signed.")
  int distrust(
      @Parameters(paramLabel = "KEY", description = "Or a file with it.") String key,
      @Mixin RecipePlace place) {
    return new TrustCommand(console, store(place.existing()).keys()).forget(key);
  }

  @Command(
      name = "references",
      description = "Records what a recipe finds, to be found again before it goes live.")
  int references(
      @Parameters(
              paramLabel = "RECIPE",
              description = "A folder with a recipe.json, or the id of a stored recipe.")
          String recipe,
      @Option(
              names = "--images",
              required = true,
              paramLabel = "FOLDER",
              description = "For several views a folder for each, with the same names in each.")
          Path images,
      @Option(
              names = "--tolerance",
              paramLabel = "SHARE",
              description =
                  "How far a finding may be off later: as a share of its value, but never of less"
                      + " than 1. ${DEFAULT-VALUE} if not said.",
              defaultValue = "" + References.TOLERANCE)
          double tolerance,
      @Mixin RecipeAuthor author,
      @Mixin RecipePlace place) {
    if (!(tolerance >= 0 && tolerance <= 1)) {
      throw new BadInput("--tolerance must be from 0 to 1, but is " + tolerance);
    }
    return new ReferencesCommand(console, place.settings())
        .references(recipe, images, tolerance, author.name());
  }

  private RecipeStore store(StationConfig settings) {
    return new RecipeStore(settings.data(), faults, Weights::beside);
  }
}
