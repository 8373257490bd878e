package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a revision made of its recipe's regression set.
///
/// @param set the set's digest
/// @param machine where: processor, driver, provider
/// @param wallMillis when, for people
record RegressionResult(
    int revision,
    String set,
    String machine,
    long wallMillis,
    int images,
    int escapes,
    int falseRejects,
    int unjudged) {
  private static final String FOLDER = "tested";

  boolean isGreen() {
    return escapes == 0 && falseRejects == 0 && unjudged == 0;
  }

  /// Beside the revisions; the revision's last result makes room.
  ///
  /// @param recipe the folder of a recipe, with its revisions
  void keep(Path recipe) {
    Path file = file(recipe, revision);
    try {
      Files.createDirectories(recipe.resolve(FOLDER));
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, JsonMapper.shared().writeValueAsBytes(this));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadInput("the result cannot be kept in %s: %s".formatted(file, e), e);
    }
  }

  /// Empty when there is none, or none that can be read: it can be had again.
  static Optional<RegressionResult> kept(Path recipe, int revision) {
    try {
      byte[] file = Files.readAllBytes(file(recipe, revision));
      return Optional.of(JsonMapper.shared().readValue(file, RegressionResult.class));
    } catch (IOException | JacksonException unreadable) {
      return Optional.empty();
    }
  }

  private static Path file(Path recipe, int revision) {
    return recipe.resolve(FOLDER).resolve(revision + ".json");
  }
}
