package dev.linewarden.records;

import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// A recipe with all that belongs to it, and what each file of it is called in a revision's folder:
/// `<digits>-<name>`, the digits being the file's checksum. A model with weights beside it has a
/// folder of its own, called so, in which all files keep their names: the model's names for them
/// still hold there, and two models may call theirs the same. The digits are then those of the
/// model and its weights together.
final class Parcel {
  private final Recipe recipe;
  private final References references;

  /// Each model's file, by the model's name.
  private final Map<String, String> models = new TreeMap<>();

  /// Likewise of the pictures that tools were taught on.
  private final Map<String, String> pictures = new TreeMap<>();

  /// What the images are called, by where they lie now.
  private final Map<Path, String> images = new HashMap<>();

  /// What belongs to the revision and is named by neither: a regression set, for example.
  private final Map<String, Path> others = new TreeMap<>();

  /// Where each file comes from, by what it is called.
  private final Map<String, Path> files = new TreeMap<>();

  private Parcel(Recipe recipe, References references) {
    this.recipe = recipe;
    this.references = references;
  }

  /// @param weights knows which files beside a model belong to it
  static Parcel of(Recipe recipe, References references, Function<Path, Set<Path>> weights)
      throws IOException {
    Parcel parcel = new Parcel(recipe, references);
    for (Map.Entry<String, Path> model : recipe.models().entrySet()) {
      parcel.add(model.getKey(), model.getValue(), weights);
    }
    for (Map.Entry<String, Path> picture : recipe.pictures().entrySet()) {
      parcel.requireThere(picture.getValue());
      parcel.pictures.put(picture.getKey(), parcel.addAlone(picture.getValue()));
    }
    for (References.Reference reference : references.all()) {
      for (Path image : reference.images().values()) {
        parcel.images.put(image, parcel.addAlone(image));
      }
    }
    return parcel;
  }

  private void add(String model, Path file, Function<Path, Set<Path>> weights) throws IOException {
    requireThere(file);
    Set<Path> beside = weights.apply(file);
    if (beside.isEmpty()) {
      models.put(model, addAlone(file));
      return;
    }
    String name = nameOf(file);
    String folder = Checksum.digits(together(file, beside)) + "-" + name + "/";
    models.put(model, folder + name);
    files.put(folder + name, file);
    beside.forEach(weight -> files.put(folder + weight.getFileName(), weight));
  }

  private void requireThere(Path file) throws NoSuchFileException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "file of recipe " + recipe.key());
    }
  }

  /// A file from the store has its digits already.
  private String addAlone(Path file) throws IOException {
    String digits = Checksum.digits(file);
    String name = nameOf(file);
    String kept = name.startsWith(digits + "-") ? name : digits + "-" + name;
    files.put(kept, file);
    return kept;
  }

  /// In the order in which their checksum is made.
  static List<Path> together(Path model, Set<Path> beside) {
    List<Path> all = new ArrayList<>(List.of(model));
    Set<Path> rest = new TreeSet<>(beside);
    rest.removeIf(file -> nameOf(file).equals(nameOf(model)));
    all.addAll(rest);
    return all;
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  /// Takes along what neither the recipe nor its references name.
  ///
  /// @param more by what they are called in the revision's folder
  Parcel with(Map<String, Path> more) {
    others.putAll(more);
    files.putAll(more);
    return this;
  }

  Map<String, Path> files() {
    return files;
  }

  /// The checksums of what neither the recipe nor its references name.
  Map<String, FileMark> others() throws IOException {
    Map<String, FileMark> marks = new TreeMap<>();
    for (Map.Entry<String, Path> other : others.entrySet()) {
      marks.put(other.getKey(), FileMark.of(other.getValue()));
    }
    return marks;
  }

  String calibration() {
    return CalibrationMark.of(recipe);
  }

  /// The recipe's own file.
  byte[] recipe(int revision) {
    return RecipeFile.write(
        recipe.as(new RecipeKey(recipe.key().id(), revision)), models, pictures);
  }

  /// The file of its references; nothing when there are none.
  byte[] references() {
    return references.isEmpty()
        ? new byte[0]
        : ReferencesFile.written(references, file -> String.valueOf(images.get(file)));
  }
}
