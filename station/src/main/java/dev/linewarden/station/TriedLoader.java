package dev.linewarden.station;

import dev.linewarden.inference.GpuCheck;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeLoader;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.ReferencesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Loads recipes with models or references only after they passed a [RecipeTrial] in a process of
/// their own, and only when there is memory for them: what the runtime does with a bad model must
/// not happen in the process that holds the line. A trial that went well is remembered for the
/// recipe, its references, the contents of its models and the machine, so that later starts are
/// quick; when one of them changes it is tried again. Any thread.
final class TriedLoader implements RecipeLoader {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");
  private static final double MIB = 1 << 20;

  private final RecipeLoader loader;
  private final RecipeTrial trial;
  private final Function<RecipeKey, Path> files;
  private final Path remembered;
  private final Here here;

  /// Where a recipe shall run.
  ///
  /// @param options of a trial: provider and budget
  /// @param machine all else that a trial depends on, in words: processor, driver, runtime
  /// @param freeBytes of memory
  record Here(String options, Supplier<String> machine, Supplier<OptionalLong> freeBytes) {
    /// This machine.
    static Here on(List<String> options) {
      return new Here(
          String.join(" ", options),
          () -> GpuCheck.machine() + " " + Processor.words(),
          Memory::available);
    }
  }

  /// @param files where the recipe.json of a recipe lies
  /// @param cache folder for what can be made again
  TriedLoader(
      RecipeLoader loader,
      RecipeTrial trial,
      Function<RecipeKey, Path> files,
      Path cache,
      Here here) {
    this.loader = loader;
    this.trial = trial;
    this.files = files;
    this.remembered = cache.resolve("trials");
    this.here = here;
  }

  /// As this station loads what its store has.
  static TriedLoader of(RecipeLoader loader, RecipeStore store, Clock clock, StationConfig config) {
    return new TriedLoader(
        loader,
        RecipeTrial.of(clock, config.inference()),
        store::file,
        config.cache(),
        Here.on(TrialOptions.words(config.inference())));
  }

  @Override
  public LoadedRecipe load(Recipe recipe) {
    Path file = files.apply(recipe.key());
    Path references = file.resolveSibling(ReferencesFile.NAME);
    if (!recipe.models().isEmpty() || Files.exists(references)) {
      try {
        Path note = remembered.resolve(nameOf(recipe, file, references));
        requireMemory(recipe.key(), neededBytes(recipe.key(), file, note));
      } catch (IOException e) {
        throw new BadInput("recipe %s: its files cannot be read: %s".formatted(recipe.key(), e), e);
      }
    }
    return loader.load(recipe);
  }

  /// The note's first line.
  private long neededBytes(RecipeKey key, Path file, Path note) throws IOException {
    if (Files.exists(note)) {
      try {
        return Long.parseLong(Files.readAllLines(note).getFirst());
      } catch (NumberFormatException | java.util.NoSuchElementException damaged) {
        LOG.log(System.Logger.Level.WARNING, "{0} is not readable: tried again", note);
      }
    }
    RecipeTrial.Passed passed = trial.run(key, file);
    LOG.log(
        System.Logger.Level.INFO,
        "recipe {0} was tried in a process of its own: {1} MiB at most; {2}",
        key,
        Math.round(passed.peakBytes() / MIB),
        passed.words());
    remember(note, passed);
    return passed.peakBytes();
  }

  /// Whole or not at all.
  private void remember(Path note, RecipeTrial.Passed passed) throws IOException {
    Files.createDirectories(remembered);
    Path fresh = Files.createTempFile(remembered, "trial", ".new");
    Files.writeString(fresh, passed.peakBytes() + "\n" + passed.words() + "\n");
    Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
  }

  private void requireMemory(RecipeKey key, long needed) {
    OptionalLong free = here.freeBytes().get();
    if (free.isPresent() && free.getAsLong() < needed) {
      throw new BadInput(
          "recipe %s needs %.0f MiB of memory, but only %.0f MiB are free"
              .formatted(key, needed / MIB, free.getAsLong() / MIB));
    }
  }

  /// Changes with everything that the trial's result depends on. The store has checked the images.
  private String nameOf(Recipe recipe, Path file, Path references) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (TimeProof.RUNS + " " + here.machine().get() + " " + here.options())
              .getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
      if (Files.exists(references)) {
        digest.update(Files.readAllBytes(references));
      }
      for (Path model : new TreeMap<>(recipe.models()).values()) {
        digest.update(Sha256.of(model).getBytes(StandardCharsets.UTF_8));
        for (Path weights : Weights.beside(model)) {
          digest.update(Sha256.of(weights).getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
