package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command line. Each method is one command; what it does is in a class of its own.
@Command(
    name = "linewarden",
    description = "Inspects every part on the line, and removes what was not proven good in time.",
    subcommands = {
      HelpCommand.class,
      SinceCommand.class,
      RebuildIndexCommand.class,
      UpstreamCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class Cli {
  private final Console console;
  private final Path home = home();

  Cli(Console console) {
    this.console = console;
  }

  @Command(name = "run", description = "Runs the station (the default command).")
  int run(
      @Option(names = "--config", paramLabel = "FILE", description = "station.toml to use.")
          @Nullable Path config,
      @Option(
              names = "--camera",
              paramLabel = "CAMERA",
              description =
                  "rendered, replay:FOLDER, gige:ADDRESS, v4l2:DEVICE, stream:URL or stream:FILE.")
          @Nullable String camera,
      @Option(
              names = "--recipe",
              paramLabel = "RECIPE",
              description = "A folder with a recipe.json, or the id of a stored recipe.")
          @Nullable String recipe,
      @Option(names = "--rate", paramLabel = "PER_MIN", description = "Parts per minute.")
          @Nullable Double rate,
      @Option(names = "--data", paramLabel = "FOLDER", description = "Where everything is stored.")
          @Nullable Path data,
      @Option(names = "--port", paramLabel = "PORT", description = "The screen's port.")
          @Nullable Integer port) {
    StationConfig.Overrides overrides =
        new StationConfig.Overrides(
            Optional.ofNullable(camera),
            Optional.ofNullable(rate),
            Optional.ofNullable(recipe),
            Optional.ofNullable(data),
            Optional.ofNullable(port));
    StationConfig settings =
        StationConfig.read(Optional.ofNullable(config).or(Cli::ownConfig), home, overrides);
    return new RunCommand(console, settings).run();
  }

  @Command(name = "inspect", description = "Judges stored images with a recipe.")
  int inspect(
      @Option(
              names = "--recipe",
              required = true,
              paramLabel = "RECIPE",
              description = "A folder with a recipe.json.")
          Path recipe,
      @Parameters(
              paramLabel = "FOLDER",
              description = "Images; test/good and test/FAULT below it are graded.")
          Path folder,
      @Option(names = "--json", paramLabel = "FILE", description = "Writes the result as JSON.")
          @Nullable Path json,
      @Option(
              names = "--report",
              paramLabel = "FILE.html",
              description = "Writes a page that shows every wrong image.")
          @Nullable Path report,
      @Option(
              names = "--view",
              paramLabel = "VIEW=FOLDER",
              description = "The same parts seen by another view, named alike up to the last '_'.")
          @Nullable Map<String, Path> views,
      @Option(
              names = "--boxes",
              paramLabel = "FOLDER",
              description = "Text files with 'x1 y1 x2 y2' of what should be found in each image.")
          @Nullable Path boxes,
      @Option(
              names = "--pad",
              description = "Lays images smaller than the recipe's frames into one.")
          boolean pad) {
    InspectCommand.Job job =
        new InspectCommand.Job(
            recipe, folder, views == null ? Map.of() : views, Optional.ofNullable(boxes), pad);
    return new InspectCommand(console)
        .run(job, Optional.ofNullable(json), Optional.ofNullable(report));
  }

  @Command(
      name = "teach",
      description = "Learns from good parts what a golden or colour tool compares with.")
  int teach(
      @Option(
              names = "--recipe",
              required = true,
              paramLabel = "RECIPE",
              description = "As for inspect.")
          Path recipe,
      @Parameters(paramLabel = "TOOL", description = "The tool's name.") String tool,
      @Parameters(paramLabel = "FOLDER", description = "Images of good parts.") Path folder) {
    return new TeachCommand(console).run(recipe, tool, folder);
  }

  @Command(name = "bench", description = "Measures the whole way of a part on this machine.")
  int bench(@Mixin BenchOptions options) {
    StationConfig settings =
        StationConfig.read(options.config().or(Cli::ownConfig), home, options.overrides());
    return options.run(console, home, settings);
  }

  @Command(name = "cameras", description = "Lists the cameras that answer.")
  int cameras(
      @Option(names = "--json", paramLabel = "FILE", description = "Writes the list as JSON.")
          @Nullable Path json) {
    return new CamerasCommand(console).run(Optional.ofNullable(json));
  }

  @Command(name = "accept", description = "Lets another camera inspect at this station.")
  int accept(
      @Parameters(paramLabel = "CAMERA", description = "As ./linewarden cameras lists it.")
          String camera,
      @Option(
              names = "--view",
              paramLabel = "NAME",
              defaultValue = "",
              description = "For which view of a station with several.")
          String view) {
    StationConfig settings = StationConfig.read(ownConfig(), home, StationConfig.Overrides.NONE);
    return new CamerasCommand(console)
        .accept(camera, new AcceptedCamera(settings.data(), known(view, settings)));
  }

  private static String known(String view, StationConfig settings) {
    List<String> views = settings.viewNames();
    if (!views.contains(view)) {
      throw new BadInput(
          "--view must be one of this station's views%s".formatted(Nearest.hint(view, views)));
    }
    return view;
  }

  @Command(name = "grab", description = "Takes pictures with a camera and stores them.")
  int grab(
      @Parameters(paramLabel = "CAMERA", description = "As for run.") String camera,
      @Option(names = "-n", paramLabel = "N", defaultValue = "1", description = "How many.")
          int pictures,
      @Option(names = "--out", paramLabel = "FOLDER", defaultValue = "pictures") Path folder) {
    StationConfig.Overrides overrides =
        new StationConfig.Overrides(
            Optional.of(camera),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    StationConfig settings = StationConfig.read(ownConfig(), home, overrides);
    return new GrabCommand(console).run(settings, pictures, folder);
  }

  @Command(name = "simcam", description = "Is a GigE Vision camera that sees the drawn line.")
  int simcam(@Mixin SimcamOptions options) {
    StationConfig settings = StationConfig.read(ownConfig(), home, StationConfig.Overrides.NONE);
    return new SimcamCommand(console).run(settings, options);
  }

  @Command(name = "trial", hidden = true)
  int trial(@Mixin TrialOptions options) {
    return new TrialCommand(console)
        .run(options.recipe(), options.settings(), options.budgetMillis());
  }

  @Command(name = "cuda", description = "Lets models run on an NVIDIA GPU; see docs/cuda.md.")
  int cuda(
      @Parameters(
              paramLabel = "WHAT",
              arity = "0..1",
              defaultValue = "status",
              description = "status, install or remove. status if not said.")
          String what,
      @Option(
              names = "--from",
              paramLabel = "FILE",
              description = "Installs from this file instead of fetching it.")
          @Nullable Path from) {
    return new CudaCommand(console, home).run(what, Optional.ofNullable(from));
  }

  @Command(
      name = "io",
      description =
          "Lists GPIO chips, lines, users and levels; sets or watches wires; measures the ejector.")
  int io(
      @Parameters(
              paramLabel = "WHAT",
              arity = "0..3",
              description =
                  "list; set NAME on|off; watch; teach: finds where the ejector is. list if not said.")
          @Nullable List<String> words,
      @Option(names = "--config", paramLabel = "FILE", description = "station.toml to use.")
          @Nullable Path config) {
    StationConfig settings =
        StationConfig.read(Optional.ofNullable(config).or(Cli::ownConfig), home);
    return new IoCommand(console, settings).run(Optional.ofNullable(words).orElse(List.of()));
  }

  @Command(name = "doctor", description = "Says what this machine has, and what is missing.")
  int doctor(
      @Option(names = "--config", paramLabel = "FILE", description = "station.toml to use.")
          @Nullable Path config) {
    StationConfig settings =
        StationConfig.read(Optional.ofNullable(config).or(Cli::ownConfig), home);
    return new Doctor(console, Path.of("/")).run(settings);
  }

  @Command(
      name = "model",
      description = "Checks a model before a recipe uses it, or makes one that computes in 8 bits.")
  int model(@Mixin ModelOptions options) {
    return options.run(console);
  }

  @Command(name = ModelCommand.PROBE, hidden = true)
  int modelProbe(
      @Parameters(paramLabel = "FILE") Path file,
      @Parameters(paramLabel = "RESULT") Path result,
      @Parameters(paramLabel = "ASKER") long asker,
      @Option(names = "--images") @Nullable Path images,
      @Option(names = "--set") @Nullable List<String> answers,
      @Option(names = "--keep") boolean keep) {
    ModelProbe.endWith(asker);
    new ModelProbe(file, ModelAnswers.parse(Optional.ofNullable(answers).orElse(List.of())))
        .run(Optional.ofNullable(images), keep, result);
    return 0;
  }

  @Command(name = QuantizeCommand.PROBE, hidden = true)
  int quantizeProbe(
      @Parameters(paramLabel = "FILE") Path file,
      @Parameters(paramLabel = "RESULT") Path result,
      @Parameters(paramLabel = "ASKER") long asker,
      @Option(names = "--images", required = true) Path images,
      @Option(names = "--agreement", required = true) double agreement,
      @Option(names = "--share", required = true) double share,
      @Option(names = "--set") @Nullable List<String> answers) {
    ModelProbe.endWith(asker);
    Map<String, Object> all = ModelAnswers.parse(Optional.ofNullable(answers).orElse(List.of()));
    new QuantizeProbe(file, all, agreement, share).run(images, result);
    return 0;
  }

  /// Where the program lies.
  static Path home() {
    return Path.of(System.getProperty("linewarden.home", "."));
  }

  /// Whose command this is.
  static Cli of(@Nullable CommandSpec spec) {
    return (Cli) Objects.requireNonNull(spec).root().userObject();
  }

  Console console() {
    return console;
  }

  /// What went wrong on the way to a result that is there all the same.
  static void warn(Console console, FaultLog faults) {
    faults
        .faults()
        .forEach(fault ->
            console.say(
                "%s: %s, %d times (%s)"
                    .formatted(fault.source(), fault.what(), fault.count(), fault.detail())));
  }

  /// `station.toml` beside the program, when there is one.
  static Optional<Path> ownConfig() {
    return Optional.of(home().resolve("station.toml")).filter(java.nio.file.Files::exists);
  }
}
