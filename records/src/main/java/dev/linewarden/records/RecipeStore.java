package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The recipe revisions of a station: `<id>/<revision>/recipe.json` with its other files and its
/// references, and which one is active. A revision is never changed after it was saved, and it is
/// checked against its stored checksums when it is loaded. Any thread.
public final class RecipeStore {
  private final Path root;
  private final FaultLog faults;
  private final Function<Path, Set<Path>> weights;

  /// @param weights knows which files beside a model belong to it
  public RecipeStore(DataFolder folder, FaultLog faults, Function<Path, Set<Path>> weights) {
    this(folder.recipes(), faults, weights);
  }

  private RecipeStore(Path root, FaultLog faults, Function<Path, Set<Path>> weights) {
    this.root = root;
    this.faults = faults;
    this.weights = weights;
  }

  /// The recipes in a data folder that a running station may hold: only to be read.
  public static RecipeStore beside(Path data, FaultLog faults) {
    return new RecipeStore(DataFolder.recipesIn(data), faults, _ -> Set.of());
  }

  /// Keeps a recipe with copies of its other files and of its references as the next revision of
  /// its id, and returns it as stored; the revision it came with is not looked at. A recipe that is
  /// already kept, with the same references, is returned and not kept twice. Throws [BadInput] when
  /// it cannot be kept; nothing has changed then.
  public synchronized Recipe save(Recipe recipe, References references) {
    RevisionFolder fresh = new RevisionFolder(root, recipe.key().id());
    try {
      Parcel parcel = Parcel.of(recipe, references, weights);
      List<Integer> revisions = fresh.revisions();
      for (int revision : revisions) {
        if (fresh.holds(revision, parcel)) {
          return load(new RecipeKey(recipe.key().id(), revision));
        }
      }
      int next = revisions.isEmpty() ? 1 : revisions.getFirst() + 1;
      fresh.write(next, parcel);
      return load(new RecipeKey(recipe.key().id(), next));
    } catch (IOException e) {
      throw new BadInput(
          "recipe %s cannot be saved in %s: %s".formatted(recipe.key().id(), root, e), e);
    }
  }

  /// Throws [BadInput] when the revision is not kept, cannot be read, or has been changed.
  public Recipe load(RecipeKey key) {
    RevisionFolder folder = new RevisionFolder(root, key.id());
    try {
      if (!Files.isDirectory(folder.of(key.revision()))) {
        throw new BadInput(
            "recipe %s must be in the store, but %s"
                .formatted(key, keptInWords(folder.revisions())));
      }
      return folder.load(key);
    } catch (IOException e) {
      throw new BadInput("recipe %s cannot be read: %s".formatted(key, e), e);
    }
  }

  /// What a kept revision has to find again before it goes live. Throws [BadInput] like [#load].
  public References references(RecipeKey key) {
    try {
      return new RevisionFolder(root, key.id()).references(key);
    } catch (IOException e) {
      throw new BadInput("the references of recipe %s cannot be read: %s".formatted(key, e), e);
    }
  }

  /// Where a kept revision is written, for a process that reads it again.
  public Path file(RecipeKey key) {
    return new RevisionFolder(root, key.id()).of(key.revision()).resolve(RevisionFolder.RECIPE);
  }

  /// The newest revision of an id, if any is kept.
  public Optional<RecipeKey> latest(String id) {
    try {
      List<Integer> revisions = new RevisionFolder(root, id).revisions();
      return revisions.isEmpty()
          ? Optional.empty()
          : Optional.of(new RecipeKey(id, revisions.getFirst()));
    } catch (IOException e) {
      throw new BadInput("the recipes of %s cannot be listed: %s".formatted(id, e), e);
    }
  }

  /// Every revision kept, by id and then newest first. A broken one is in the list with what is
  /// wrong with it. Model files are only checked to be there; [#load] checks what is in them.
  public List<StoredRecipe> list() {
    List<StoredRecipe> list = new ArrayList<>();
    try {
      for (String id : ids()) {
        RevisionFolder folder = new RevisionFolder(root, id);
        for (int revision : folder.revisions()) {
          list.add(stored(folder, new RecipeKey(id, revision)));
        }
      }
      return list;
    } catch (IOException e) {
      throw new BadInput("the recipes in %s cannot be listed: %s".formatted(root, e), e);
    }
  }

  /// Remembers which revision runs, over a restart too. It must be loadable.
  public synchronized void activate(RecipeKey key) {
    load(key);
    try {
      String line = key.id() + " " + key.revision() + "\n";
      Durable.replace(root.resolve("active"), line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BadInput("recipe %s cannot be made the active one: %s".formatted(key, e), e);
    }
  }

  /// The revision last made active; empty when none was, or when the note of it is not readable,
  /// which is counted.
  public Optional<RecipeKey> active() {
    Path file = root.resolve("active");
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      if (words.length == 2) {
        return Optional.of(new RecipeKey(words[0], Integer.parseInt(words[1])));
      }
      unreadable(file, "expected an id and a revision, but came " + Arrays.toString(words));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | NumberFormatException | BadInput e) {
      unreadable(file, e.toString());
    }
    return Optional.empty();
  }

  private StoredRecipe stored(RevisionFolder folder, RecipeKey key) {
    try {
      return new StoredRecipe(key, folder.read(key).name(), "");
    } catch (BadInput e) {
      return new StoredRecipe(key, "", String.join("; ", e.problems()));
    } catch (IOException e) {
      return new StoredRecipe(key, "", "recipe %s cannot be read: %s".formatted(key, e));
    }
  }

  private List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    if (!Files.isDirectory(root)) {
      return ids;
    }
    try (var folders = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path folder : folders) {
        String id = String.valueOf(folder.getFileName());
        if (RevisionFolder.isId(id)) {
          ids.add(id);
        } else {
          unreadable(folder, "not a recipe's id");
        }
      }
    }
    Collections.sort(ids);
    return ids;
  }

  private static String keptInWords(List<Integer> revisions) {
    return revisions.isEmpty() ? "none of its id is" : "only these revisions are: " + revisions;
  }

  private void unreadable(Path file, String what) {
    faults.count("recipes", "not readable: " + file.getFileName(), what);
  }
}
