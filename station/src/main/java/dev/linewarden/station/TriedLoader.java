package dev.linewarden.station;

import dev.linewarden.inference.GpuCheck;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/// Loads recipes with models only after they were loaded once in a process of their own, and only
/// when there is memory for them: what the runtime does with a bad model must not happen in the
/// process that holds the line. A trial that went well is remembered for the recipe, the contents
/// of its models and the runtime, so that later starts are quick. Any thread.
final class TriedLoader implements RecipeLoader {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");
  private static final double MIB = 1 << 20;

  private final RecipeLoader loader;
  private final RecipeTrial trial;
  private final Function<RecipeKey, Path> files;
  private final Path remembered;
  private final String runtime;

  /// @param files where the recipe.json of a recipe lies
  /// @param cache folder for what can be made again
  /// @param runtime what a trial depends on besides: provider and options
  TriedLoader(
      RecipeLoader loader,
      RecipeTrial trial,
      Function<RecipeKey, Path> files,
      Path cache,
      String runtime) {
    this.loader = loader;
    this.trial = trial;
    this.files = files;
    this.remembered = cache.resolve("trials");
    this.runtime = runtime;
  }

  @Override
  public LoadedRecipe load(Recipe recipe) {
    if (!recipe.models().isEmpty()) {
      try {
        requireMemory(recipe.key(), neededBytes(recipe));
      } catch (IOException e) {
        throw new BadInput("recipe %s: its files cannot be read: %s".formatted(recipe.key(), e), e);
      }
    }
    return loader.load(recipe);
  }

  private long neededBytes(Recipe recipe) throws IOException {
    Path file = files.apply(recipe.key());
    Path note = remembered.resolve(nameOf(recipe, file));
    if (Files.exists(note)) {
      try {
        return Long.parseLong(Files.readString(note).strip());
      } catch (NumberFormatException damaged) {
        LOG.log(System.Logger.Level.WARNING, "{0} is not readable: tried again", note);
      }
    }
    long bytes = trial.run(recipe.key(), file);
    LOG.log(
        System.Logger.Level.INFO,
        "recipe {0} was tried in a process of its own: {1} MiB at most",
        recipe.key(),
        Math.round(bytes / MIB));
    remember(note, bytes);
    return bytes;
  }

  /// Whole or not at all.
  private void remember(Path note, long bytes) throws IOException {
    Files.createDirectories(remembered);
    Path fresh = Files.createTempFile(remembered, "trial", ".new");
    Files.writeString(fresh, Long.toString(bytes));
    Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void requireMemory(RecipeKey key, long needed) {
    OptionalLong available = Memory.available();
    if (available.isPresent() && available.getAsLong() < needed) {
      throw new BadInput(
          "recipe %s needs %.0f MiB of memory, but only %.0f MiB are free"
              .formatted(key, needed / MIB, available.getAsLong() / MIB));
    }
  }

  /// Changes with everything that the trial's result depends on.
  private String nameOf(Recipe recipe, Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((GpuCheck.machine() + " " + runtime).getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
      for (Path model : new TreeMap<>(recipe.models()).values()) {
        digest.update(Sha256.of(model).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
