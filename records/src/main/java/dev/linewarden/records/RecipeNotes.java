package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What is noted beside the revisions: which one runs, which one of each id was live last, and what
/// the configuration said when the station began. A file of one line each, replaced whole; one that
/// cannot be read counts as none, and is counted. Any thread.
final class RecipeNotes {
  private final Path root;
  private final Path active;
  private final Path configured;
  private final FaultLog faults;

  /// @param root the folder of all recipes
  RecipeNotes(Path root, FaultLog faults) {
    this.root = root;
    this.active = root.resolve("active");
    this.configured = root.resolve("configured");
    this.faults = faults;
  }

  void activate(RecipeKey key) throws IOException {
    String line = key.id() + " " + key.revision();
    write(live(key.id()), line);
    write(active, line);
  }

  Optional<RecipeKey> active() {
    return line(active).flatMap(line -> key(active, line));
  }

  Optional<RecipeKey> lastLive(String id) {
    return RevisionFolder.isId(id)
        ? line(live(id)).flatMap(line -> key(live(id), line))
        : Optional.empty();
  }

  private Path live(String id) {
    return root.resolve(id).resolve("live");
  }

  void configured(String words) throws IOException {
    write(configured, words);
  }

  Optional<String> configured() {
    return line(configured);
  }

  private static void write(Path file, String line) throws IOException {
    Durable.replace(file, (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> line(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      unreadable(file, e.toString());
      return Optional.empty();
    }
  }

  private Optional<RecipeKey> key(Path file, String line) {
    String[] words = line.split(" ", -1);
    try {
      if (words.length == 2) {
        return Optional.of(new RecipeKey(words[0], Integer.parseInt(words[1])));
      }
      unreadable(file, "expected an id and a revision, but came '%s'".formatted(line));
    } catch (NumberFormatException | BadInput e) {
      unreadable(file, e.toString());
    }
    return Optional.empty();
  }

  private void unreadable(Path file, String what) {
    faults.count("recipes", "not readable: " + file.getFileName(), what);
  }
}
