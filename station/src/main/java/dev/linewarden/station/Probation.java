package dev.linewarden.station;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/// That a promoted recipe still has to hold against the one before it, in a file of the data
/// folder: a restart does not end it. One line, `plates 2 plates 1 0.01 0.002 0.04`: which runs,
/// which looks on, and the [Share] on which the draft had promised that the two disagree. Any
/// thread.
final class Probation {
  private static final int WORDS = 7;

  private final Path file;
  private final FaultLog faults;

  /// @param before the recipe that looks on
  record Kept(RecipeKey live, RecipeKey before, Share promised) {}

  /// @param data the station's data folder
  Probation(Path data, FaultLog faults) {
    this.file = data.resolve("probation");
    this.faults = faults;
  }

  void begin(Kept kept) {
    String line =
        String.format(
            Locale.ROOT,
            "%s %d %s %d %s %s %s%n",
            kept.live().id(),
            kept.live().revision(),
            kept.before().id(),
            kept.before().revision(),
            kept.promised().seen(),
            kept.promised().low(),
            kept.promised().high());
    try {
      Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".tmp"), line);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      faults.count("recipes", "a restart would end the probation", e.toString());
    }
  }

  void end() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      faults.count("recipes", "the probation does not end", e.toString());
    }
  }

  /// Empty as well when the file is damaged, which is counted: the recipe that runs was chosen by a
  /// person.
  Optional<Kept> kept() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String[] words = Files.readString(file).strip().split(" ", WORDS);
      Share promised =
          new Share(
              Double.parseDouble(words[4]),
              Double.parseDouble(words[5]),
              Double.parseDouble(words[6]));
      return Optional.of(
          new Kept(
              new RecipeKey(words[0], Integer.parseInt(words[1])),
              new RecipeKey(words[2], Integer.parseInt(words[3])),
              promised));
    } catch (IOException | RuntimeException e) {
      faults.count("recipes", "the probation cannot be read", e.toString());
      return Optional.empty();
    }
  }
}
