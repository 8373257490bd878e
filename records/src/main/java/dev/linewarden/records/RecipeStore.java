package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The recipe revisions of a station: `<id>/<revision>/recipe.json` with its other files and its
/// references, and which one is active. A revision is never changed after it was saved, and it is
/// checked against its signature when it is loaded. Commands may use a store beside the station
/// that runs: one of them writes at a time, and what it kept is there for all at once. Any thread.
public final class RecipeStore {
  private final Path root;
  private final FaultLog faults;
  private final Function<Path, Set<Path>> weights;
  private final Keyring keys;
  private final RecipeNotes notes;

  /// @param weights knows which files beside a model belong to it
  public RecipeStore(DataFolder folder, FaultLog faults, Function<Path, Set<Path>> weights) {
    this(folder.root(), faults, weights);
  }

  /// Beside a station that may hold the folder.
  ///
  /// @param data the station's folder
  public RecipeStore(Path data, FaultLog faults, Function<Path, Set<Path>> weights) {
    this.root = data.toAbsolutePath().normalize().resolve(DataFolder.RECIPES);
    this.faults = faults;
    this.weights = weights;
    this.keys = Keyring.open(data, faults);
    this.notes = new RecipeNotes(root, faults);
  }

  /// Whose recipes are taken.
  public Keyring keys() {
    return keys;
  }

  /// Without a word of who keeps it and why.
  public Recipe save(Recipe recipe, References references) {
    return save(recipe, references, Change.UNTOLD);
  }

  /// Keeps a recipe with copies of its other files and of its references as the next revision of
  /// its id, and returns it as stored; the revision it came with is not looked at. A recipe that is
  /// already kept, with the same references, is returned and not kept twice. Throws [BadInput] when
  /// it cannot be kept; nothing has changed then.
  public Recipe save(Recipe recipe, References references, Change change) {
    return keep(recipe.key().id(), () -> Parcel.of(recipe, references, weights), change, true);
  }

  /// The oldest revision that holds exactly this, if one does: later ones change nothing of the
  /// answer. Throws [BadInput] when one of both cannot be read.
  public Optional<RecipeKey> find(Recipe recipe, References references) {
    RevisionFolder folder = folder(recipe.key().id());
    try {
      Parcel parcel = Parcel.of(recipe, references, weights);
      for (int revision : folder.revisions().reversed()) {
        if (folder.holds(revision, parcel)) {
          return Optional.of(new RecipeKey(recipe.key().id(), revision));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new BadInput("recipe %s cannot be compared: %s".formatted(recipe.key().id(), e), e);
    }
  }

  /// Keeps a copy of an earlier revision as the next one: nothing of what came between is removed.
  /// The newest can be kept so only if it is unsigned, to have it signed. Throws [BadInput] when it
  /// is signed, or there is no such revision.
  public Recipe back(RecipeKey earlier, Change change) {
    Recipe recipe = load(earlier);
    return keep(
        earlier.id(),
        () -> {
          RevisionFiles files = files(earlier);
          if (latest(earlier.id()).equals(Optional.of(earlier)) && files.manifest().isPresent()) {
            throw new BadInput(
                "recipe %s is the newest revision: there is nothing to go back from"
                    .formatted(earlier));
          }
          return parcel(files, recipe);
        },
        change,
        false);
  }

  /// Takes in what was unpacked and tried. The same content is not kept twice.
  public Recipe install(Incoming incoming, Change change) {
    return keep(
        incoming.recipe().key().id(),
        () -> parcel(incoming.files(), incoming.recipe()),
        change,
        true,
        Optional.of(incoming.origin()));
  }

  /// With all that belongs to it.
  private Parcel parcel(RevisionFiles files, Recipe recipe) throws IOException {
    Map<String, Path> others = new TreeMap<>();
    files.others().keySet().forEach(name -> others.put(name, files.folder().resolve(name)));
    return Parcel.of(recipe, files.references(), weights).with(others);
  }

  private Recipe keep(String id, Packing packing, Change change, boolean once) {
    return keep(id, packing, change, once, Optional.empty());
  }

  /// @param once whether content that is there already is not kept again
  private synchronized Recipe keep(
      String id, Packing packing, Change change, boolean once, Optional<Origin> origin) {
    RevisionFolder folder = folder(id);
    try (StoreLock _ = StoreLock.take(root)) {
      Parcel parcel = packing.pack();
      List<Integer> revisions = folder.revisions();
      for (int revision : revisions) {
        if (once && folder.holds(revision, parcel)) {
          return load(new RecipeKey(id, revision));
        }
      }
      int next = revisions.isEmpty() ? 1 : revisions.getFirst() + 1;
      folder.write(next, parcel, change, origin);
      return load(new RecipeKey(id, next));
    } catch (IOException e) {
      throw new BadInput("recipe %s cannot be saved in %s: %s".formatted(id, root, e), e);
    }
  }

  /// Puts together what shall be kept.
  private interface Packing {
    Parcel pack() throws IOException;
  }

  /// Throws [BadInput] when the revision is not kept, cannot be read, or has been changed.
  public Recipe load(RecipeKey key) {
    try {
      return files(key).whole();
    } catch (IOException e) {
      throw new BadInput("recipe %s cannot be read: %s".formatted(key, e), e);
    }
  }

  /// What a kept revision has to find again before it goes live. Throws [BadInput] like [#load].
  public References references(RecipeKey key) {
    try {
      return files(key).references();
    } catch (IOException e) {
      throw new BadInput("the references of recipe %s cannot be read: %s".formatted(key, e), e);
    }
  }

  RevisionFolder folder(String id) {
    return new RevisionFolder(root, id, keys);
  }

  /// Throws [BadInput] when the revision is not kept.
  RevisionFiles files(RecipeKey key) throws IOException {
    RevisionFolder folder = folder(key.id());
    if (!Files.isDirectory(folder.of(key.revision()))) {
      throw new BadInput(
          "recipe %s must be in the store, but %s".formatted(key, keptInWords(folder.revisions())));
    }
    return folder.files(key.revision());
  }

  /// Where a kept revision is written, for a process that reads it again.
  public Path file(RecipeKey key) {
    return folder(key.id()).of(key.revision()).resolve(RevisionFolder.RECIPE);
  }

  /// The newest revision of an id, if any is kept.
  public Optional<RecipeKey> latest(String id) {
    try {
      List<Integer> revisions = folder(id).revisions();
      return revisions.isEmpty()
          ? Optional.empty()
          : Optional.of(new RecipeKey(id, revisions.getFirst()));
    } catch (IOException e) {
      throw new BadInput("the recipes of %s cannot be listed: %s".formatted(id, e), e);
    }
  }

  /// The revision below the newest of an id, if it has more than one.
  public Optional<RecipeKey> before(String id) {
    try {
      return folder(id).revisions().stream().skip(1).findFirst().map(n -> new RecipeKey(id, n));
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
        RevisionFolder folder = folder(id);
        for (int revision : folder.revisions()) {
          list.add(stored(folder, new RecipeKey(id, revision)));
        }
      }
      return list;
    } catch (IOException e) {
      throw new BadInput("the recipes in %s cannot be listed: %s".formatted(root, e), e);
    }
  }

  /// Remembers which revision runs, over a restart too, and as the last of its id that did. It must
  /// be loadable.
  public synchronized void activate(RecipeKey key) {
    load(key);
    try {
      notes.activate(key);
    } catch (IOException e) {
      throw new BadInput("recipe %s cannot be made the active one: %s".formatted(key, e), e);
    }
  }

  /// The revision last made active; empty when none was, or when the note of it is not readable,
  /// which is counted.
  public Optional<RecipeKey> active() {
    return notes.active();
  }

  /// The revision of an id that was last made active; empty when none was, for a text that is no
  /// id, and when the note of it is not readable, which is counted.
  public Optional<RecipeKey> lastLive(String id) {
    return notes.lastLive(id);
  }

  /// What the configuration said when a station began with these recipes, in the station's words;
  /// empty when none did, or when the note of it is not readable, which is counted.
  public Optional<String> configured() {
    return notes.configured();
  }

  /// Remembers it, over a restart too. Throws [BadInput] when it cannot be noted.
  ///
  /// @param words one line
  public synchronized void configured(String words) {
    try {
      notes.configured(words);
    } catch (IOException e) {
      throw new BadInput("that '%s' is configured cannot be noted: %s".formatted(words, e), e);
    }
  }

  private StoredRecipe stored(RevisionFolder folder, RecipeKey key) {
    try {
      return new StoredRecipe(key, folder.files(key.revision()).recipe().name(), "");
    } catch (BadInput e) {
      return new StoredRecipe(key, "", String.join("; ", e.problems()));
    } catch (IOException e) {
      return new StoredRecipe(key, "", "recipe %s cannot be read: %s".formatted(key, e));
    }
  }

  List<String> ids() throws IOException {
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
