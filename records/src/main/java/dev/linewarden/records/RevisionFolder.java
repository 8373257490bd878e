package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The revisions of one recipe id on disk. A revision's folder holds `recipe.json`, perhaps
/// `references.json`, the checksums of both in `recipe.sha256`, a line each, and models, pictures
/// and images named as [Parcel] does. It appears whole, by a rename, or not at all.
final class RevisionFolder {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,8}");
  static final String RECIPE = "recipe.json";
  private static final String CHECKSUM = "recipe.sha256";

  private final Path folder;

  RevisionFolder(Path root, String id) {
    folder = root.resolve(id);
  }

  static boolean isId(String name) {
    return ID.matcher(name).matches();
  }

  Path of(int revision) {
    return folder.resolve(Integer.toString(revision));
  }

  /// Newest first.
  List<Integer> revisions() throws IOException {
    List<Integer> revisions = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return revisions;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (REVISION.matcher(name).matches()) {
          revisions.add(Integer.parseInt(name));
        }
      }
    }
    revisions.sort(Comparator.reverseOrder());
    return revisions;
  }

  /// Whether a revision has exactly this content, its number aside.
  boolean holds(int revision, Parcel parcel) throws IOException {
    return Arrays.equals(content(of(revision).resolve(RECIPE)), parcel.recipe(revision))
        && Arrays.equals(content(of(revision).resolve(ReferencesFile.NAME)), parcel.references());
  }

  /// Nothing where there is no file.
  private static byte[] content(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
  }

  void write(int revision, Parcel parcel) throws IOException {
    Path fresh = folder.resolve("tmp");
    delete(fresh);
    Files.createDirectories(fresh);
    Set<Path> folders = new HashSet<>(Set.of(fresh));
    for (Map.Entry<String, Path> file : parcel.files().entrySet()) {
      Path to = fresh.resolve(file.getKey());
      Path around = to.resolveSibling(".").normalize();
      if (folders.add(around)) {
        Files.createDirectory(around);
      }
      copy(file.getValue(), to);
    }
    byte[] recipe = parcel.recipe(revision);
    byte[] references = parcel.references();
    String checksums = Checksum.of(recipe);
    Durable.write(fresh.resolve(RECIPE), recipe);
    if (references.length > 0) {
      Durable.write(fresh.resolve(ReferencesFile.NAME), references);
      checksums += "\n" + Checksum.of(references);
    }
    Durable.write(fresh.resolve(CHECKSUM), checksums.getBytes(StandardCharsets.US_ASCII));
    for (Path each : folders) {
      Durable.syncFolder(each);
    }
    Files.move(fresh, of(revision), StandardCopyOption.ATOMIC_MOVE);
    Durable.syncFolder(folder);
    Durable.syncFolder(folder.resolveSibling("."));
  }

  /// Reads and checks the recipe, without reading its other files.
  Recipe read(RecipeKey key) throws IOException {
    Path file = of(key.revision()).resolve(RECIPE);
    byte[] content = Files.readAllBytes(bounded(file));
    requireSame(key, file, checksum(key, 0), Checksum.of(content));
    Recipe recipe = RecipeFile.parse(file.toString(), content, of(key.revision()));
    if (!recipe.key().equals(key)) {
      throw new BadInput(
          "%s must be recipe %s, but says it is %s".formatted(file, key, recipe.key()));
    }
    return recipe;
  }

  /// Reads and checks its references, without reading the images.
  References references(RecipeKey key) throws IOException {
    Path file = of(key.revision()).resolve(ReferencesFile.NAME);
    byte[] content = Files.exists(file) ? Files.readAllBytes(bounded(file)) : new byte[0];
    requireSame(key, file, checksum(key, 1), content.length == 0 ? "" : Checksum.of(content));
    return content.length == 0
        ? References.NONE
        : ReferencesFile.parse(file.toString(), content, of(key.revision()), read(key));
  }

  /// What stands in that line; empty where there is none.
  private String checksum(RecipeKey key, int line) throws IOException {
    List<String> lines = Files.readAllLines(of(key.revision()).resolve(CHECKSUM));
    return line < lines.size() ? lines.get(line).strip() : "";
  }

  /// Like [#read], and checks what is in its other files.
  Recipe load(RecipeKey key) throws IOException {
    Recipe recipe = read(key);
    for (Path model : recipe.models().values()) {
      Path around = model.resolveSibling(".").normalize();
      if (around.equals(of(key.revision()))) {
        requireSame(key, model, digitsOf(model), Checksum.digits(model));
      } else {
        requireSame(
            key, around, digitsOf(around), Checksum.digits(Parcel.together(model, files(around))));
      }
    }
    for (Path picture : recipe.pictures().values()) {
      requireSame(key, picture, digitsOf(picture), Checksum.digits(picture));
    }
    for (References.Reference reference : references(key).all()) {
      for (Path image : reference.images().values()) {
        requireSame(key, image, digitsOf(image), Checksum.digits(image));
      }
    }
    return recipe;
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

  private static void requireSame(RecipeKey key, Path file, String expected, String came) {
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

  private static Path bounded(Path file) throws IOException {
    if (Files.size(file) > StrictJson.BYTES_MAX) {
      throw new BadInput(
          "%s: a recipe must have %d bytes or less".formatted(file, StrictJson.BYTES_MAX));
    }
    return file;
  }

  /// A model from the store is linked, so that moving a limit does not copy it once more.
  private void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      return;
    }
    if (from.startsWith(folder)) {
      try {
        Files.createLink(to, from);
        return;
      } catch (FileSystemException | UnsupportedOperationException e) {
        // No links on this disk: the copy below does the same, with more room.
        System.getLogger("dev.linewarden.records")
            .log(System.Logger.Level.DEBUG, "{0} is copied, not linked: {1}", from, e);
      }
    }
    Files.copy(from, to);
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// Removes what an interrupted [#write] left: a folder of files, and of folders of files.
  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : files(folder)) {
        if (Files.isDirectory(file)) {
          delete(file);
        } else {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
