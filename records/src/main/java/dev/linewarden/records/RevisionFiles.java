package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One revision's folder, read with every doubt: what is in it must be what was signed. A revision
/// from before there were signatures has checksums in [UnsignedRevision#CHECKSUM] instead.
///
/// @param folder with `recipe.json`
/// @param key which revision it must be
record RevisionFiles(Path folder, RecipeKey key, Keyring keys) {
  /// Folders in folders; the file itself is one deeper.
  private static final int DEPTH_MAX = 5;

  /// Empty for one from before there were signatures. Throws [BadInput] when it is not what was
  /// signed, or nobody known signed it.
  Optional<Manifest> manifest() throws IOException {
    Path file = folder.resolve(Manifest.NAME);
    Path signature = folder.resolve(Manifest.SIGNATURE);
    boolean unsigned =
        !Files.exists(file)
            && !Files.exists(signature)
            && Files.exists(folder.resolve(UnsignedRevision.CHECKSUM));
    if (unsigned) {
      return Optional.empty();
    }
    byte[] content = bounded(file);
    byte[] sealed = bounded(signature);
    Manifest manifest = Manifest.parse(file.toString(), content);
    keys.requireKnown(file.toString(), manifest.signer());
    if (!manifest.signer().signed(content, sealed)) {
      throw changed("%s and %s do not fit each other".formatted(file, signature.getFileName()));
    }
    if (!manifest.key().equals(key)) {
      throw new BadInput(
          "%s must be of recipe %s, but says it is of %s".formatted(file, key, manifest.key()));
    }
    return Optional.of(manifest);
  }

  /// The recipe, without reading its other files.
  Recipe recipe() throws IOException {
    Optional<Manifest> manifest = manifest();
    if (manifest.isEmpty()) {
      return new UnsignedRevision(folder, key).recipe();
    }
    Path file = folder.resolve(RevisionFolder.RECIPE);
    byte[] content = content(RevisionFolder.RECIPE, manifest.get());
    Recipe recipe = RecipeFile.parse(file.toString(), content, folder);
    if (!recipe.key().equals(key)) {
      throw new BadInput(
          "%s must be recipe %s, but says it is %s".formatted(file, key, recipe.key()));
    }
    return recipe;
  }

  /// Its references, without reading the images.
  References references() throws IOException {
    Optional<Manifest> manifest = manifest();
    if (manifest.isEmpty()) {
      return new UnsignedRevision(folder, key).references();
    }
    if (!manifest.get().files().containsKey(ReferencesFile.NAME)) {
      return References.NONE;
    }
    Path file = folder.resolve(ReferencesFile.NAME);
    byte[] content = content(ReferencesFile.NAME, manifest.get());
    return ReferencesFile.parse(file.toString(), content, folder, recipe());
  }

  /// The recipe, after reading every file: each is what was signed, and there are no others.
  Recipe whole() throws IOException {
    Recipe recipe = recipe();
    Optional<Manifest> manifest = manifest();
    if (manifest.isEmpty()) {
      new UnsignedRevision(folder, key).checkFiles(recipe);
      return recipe;
    }
    for (Map.Entry<String, FileMark> file : manifest.get().files().entrySet()) {
      check(file.getKey(), file.getValue());
    }
    requireNoOthers(manifest.get());
    requireInside(recipe, manifest.get());
    return recipe;
  }

  /// What belongs to it and is named by neither the recipe nor its references.
  Map<String, FileMark> others() throws IOException {
    Map<String, FileMark> others = new TreeMap<>();
    Optional<Manifest> manifest = manifest();
    if (manifest.isPresent()) {
      others.putAll(manifest.get().files());
      others.keySet().removeAll(Set.of(RevisionFolder.RECIPE, ReferencesFile.NAME));
      Set<String> named = new HashSet<>();
      named(recipe(), references()).forEach(file -> named.add(top(folder.relativize(file))));
      others.keySet().removeIf(name -> named.contains(top(Path.of(name))));
    }
    return others;
  }

  /// A model's weights lie in one folder with it.
  private static String top(Path name) {
    return name.getName(0).toString();
  }

  private void check(String name, FileMark expected) throws IOException {
    Path file = folder.resolve(name);
    boolean is = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    String came = is ? Checksum.of(file) : "";
    if (!expected.sha256().equals(came)) {
      throw changed(
          "%s must have the SHA-256 %s, but has %s"
              .formatted(file, expected.sha256(), came.isEmpty() ? "none" : came));
    }
  }

  private void requireNoOthers(Manifest manifest) throws IOException {
    try (Stream<Path> files = Files.walk(folder, DEPTH_MAX)) {
      for (Path file : files.toList()) {
        String name = folder.relativize(file).toString();
        boolean known =
            Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                || name.equals(Manifest.NAME)
                || name.equals(Manifest.SIGNATURE)
                || manifest.files().containsKey(name);
        if (!known) {
          throw changed("%s is not one of its files".formatted(file));
        }
      }
    }
  }

  /// A recipe from elsewhere must not name other files of this machine: they would be copied, shown
  /// and given away with it.
  private void requireInside(Recipe recipe, Manifest manifest) throws IOException {
    for (Path file : named(recipe, references())) {
      if (!file.startsWith(folder)
          || !manifest.files().containsKey(folder.relativize(file).toString())) {
        throw new BadInput(
            "recipe %s may only name files of its own, but names %s".formatted(key, file));
      }
    }
  }

  static List<Path> named(Recipe recipe, References references) {
    List<Path> named = new ArrayList<>(recipe.models().values());
    named.addAll(recipe.pictures().values());
    references.all().forEach(reference -> named.addAll(reference.images().values()));
    return named;
  }

  private byte[] content(String name, Manifest manifest) throws IOException {
    Path file = folder.resolve(name);
    byte[] content = bounded(file);
    FileMark mark = manifest.files().get(name);
    if (mark == null || !mark.sha256().equals(Checksum.of(content))) {
      throw changed(
          "%s must have the SHA-256 %s, but has %s"
              .formatted(file, mark == null ? "none" : mark.sha256(), Checksum.of(content)));
    }
    return content;
  }

  private BadInput changed(String how) {
    return new BadInput("recipe %s was changed after it was saved: %s".formatted(key, how));
  }

  private byte[] bounded(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw changed(file + " is missing");
    }
    if (Files.size(file) > StrictJson.BYTES_MAX) {
      throw new BadInput("%s must have %d bytes or less".formatted(file, StrictJson.BYTES_MAX));
    }
    return Files.readAllBytes(file);
  }
}
