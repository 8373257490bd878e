package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A revision from before there were signatures: `recipe.sha256` has the checksums of `recipe.json`
/// and `references.json`, a line each, and the other files have theirs in their names. None is
/// written any more.
record UnsignedRevision(Path folder, RecipeKey key) {
  static final String CHECKSUM = "recipe.sha256";

  Recipe recipe() throws IOException {
    Path file = folder.resolve(RevisionFolder.RECIPE);
    byte[] content = bounded(file);
    requireSame(file, checksum(0), Checksum.of(content));
    Recipe recipe = RecipeFile.parse(file.toString(), content, folder);
    if (!recipe.key().equals(key)) {
      throw new BadInput(
          "%s must be recipe %s, but says it is %s".formatted(file, key, recipe.key()));
    }
    return recipe;
  }

  References references() throws IOException {
    Path file = folder.resolve(ReferencesFile.NAME);
    byte[] content = Files.exists(file) ? bounded(file) : new byte[0];
    requireSame(file, checksum(1), content.length == 0 ? "" : Checksum.of(content));
    return content.length == 0
        ? References.NONE
        : ReferencesFile.parse(file.toString(), content, folder, recipe());
  }

  /// Of what it names, each file must be what its name says.
  void checkFiles(Recipe recipe) throws IOException {
    for (Path model : recipe.models().values()) {
      Path around = model.resolveSibling(".").normalize();
      if (around.equals(folder)) {
        requireSame(model, digitsOf(model), Checksum.digits(model));
      } else {
        requireSame(
            around, digitsOf(around), Checksum.digits(Parcel.together(model, files(around))));
      }
    }
    for (Path picture : recipe.pictures().values()) {
      requireSame(picture, digitsOf(picture), Checksum.digits(picture));
    }
    for (References.Reference reference : references().all()) {
      for (Path image : reference.images().values()) {
        requireSame(image, digitsOf(image), Checksum.digits(image));
      }
    }
  }

  /// What stands in that line; empty where there is none.
  private String checksum(int line) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(CHECKSUM));
    return line < lines.size() ? lines.get(line).strip() : "";
  }

  private static String digitsOf(Path named) {
    return String.valueOf(named.getFileName()).split("-", 2)[0];
  }

  private static Set<Path> files(Path folder) throws IOException {
    Set<Path> all = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(all::add);
    }
    return all;
  }

  private void requireSame(Path file, String expected, String came) {
    if (!expected.equals(came)) {
      throw new BadInput(
          "recipe %s was changed after it was saved: %s must have the SHA-256 %s, but has %s"
              .formatted(key, file, orNone(expected), orNone(came)));
    }
  }

  /// A file that is not there has none.
  private static String orNone(String checksum) {
    return checksum.isEmpty() ? "none" : checksum;
  }

  private static byte[] bounded(Path file) throws IOException {
    if (Files.size(file) > StrictJson.BYTES_MAX) {
      throw new BadInput(
          "%s: a recipe must have %d bytes or less".formatted(file, StrictJson.BYTES_MAX));
    }
    return Files.readAllBytes(file);
  }
}
