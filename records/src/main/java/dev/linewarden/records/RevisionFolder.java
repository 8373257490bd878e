package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The revisions of one recipe id on disk. A revision's folder holds `recipe.json`, its checksum in
/// `recipe.sha256`, and files of models and pictures named `<first 16 digits of SHA-256>-<name>`.
/// It appears whole, by a rename, or not at all.
final class RevisionFolder {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,8}");
  static final String RECIPE = "recipe.json";
  private static final String CHECKSUM = "recipe.sha256";
  private static final int DIGITS = 16;

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
  boolean holds(int revision, Recipe recipe) throws IOException {
    Path file = of(revision).resolve(RECIPE);
    return Files.isRegularFile(file)
        && Arrays.equals(Files.readAllBytes(file), content(revision, recipe));
  }

  void write(int revision, Recipe recipe) throws IOException {
    Path fresh = folder.resolve("tmp");
    delete(fresh);
    Files.createDirectories(fresh);
    copyAll(recipe.models(), fileNames(recipe, recipe.models()), fresh);
    copyAll(recipe.pictures(), fileNames(recipe, recipe.pictures()), fresh);
    byte[] content = content(revision, recipe);
    Durable.write(fresh.resolve(RECIPE), content);
    byte[] checksum =
        HexFormat.of().formatHex(sha256().digest(content)).getBytes(StandardCharsets.US_ASCII);
    Durable.write(fresh.resolve(CHECKSUM), checksum);
    Durable.syncFolder(fresh);
    Files.move(fresh, of(revision), StandardCopyOption.ATOMIC_MOVE);
    Durable.syncFolder(folder);
    Durable.syncFolder(folder.resolveSibling("."));
  }

  private void copyAll(Map<String, Path> files, Map<String, String> names, Path to)
      throws IOException {
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String name = names.get(file.getKey());
      if (name != null) {
        copy(file.getValue(), to.resolve(name));
      }
    }
  }

  /// Reads and checks the recipe, without reading its other files.
  Recipe read(RecipeKey key) throws IOException {
    Path file = of(key.revision()).resolve(RECIPE);
    byte[] content = Files.readAllBytes(bounded(file));
    String expected = Files.readString(of(key.revision()).resolve(CHECKSUM)).strip();
    String came = HexFormat.of().formatHex(sha256().digest(content));
    if (!expected.equals(came)) {
      throw changed(key, file, expected, came);
    }
    Recipe recipe = RecipeFile.parse(file.toString(), content, of(key.revision()));
    if (!recipe.key().equals(key)) {
      throw new BadInput(
          "%s must be recipe %s, but says it is %s".formatted(file, key, recipe.key()));
    }
    return recipe;
  }

  /// Like [#read], and checks what is in its other files.
  Recipe load(RecipeKey key) throws IOException {
    Recipe recipe = read(key);
    for (Map<String, Path> files : List.of(recipe.models(), recipe.pictures())) {
      for (Path file : files.values()) {
        String expected = String.valueOf(file.getFileName()).split("-", 2)[0];
        String came = digits(file);
        if (!expected.equals(came)) {
          throw changed(key, file, expected, came);
        }
      }
    }
    return recipe;
  }

  private static BadInput changed(RecipeKey key, Path file, String expected, String came) {
    return new BadInput(
        "recipe %s was changed after it was saved: %s must have the SHA-256 %s, but has %s"
            .formatted(key, file, expected, came));
  }

  private static Path bounded(Path file) throws IOException {
    if (Files.size(file) > RecipeFile.BYTES_MAX) {
      throw new BadInput(
          "%s: a recipe must have %d bytes or less".formatted(file, RecipeFile.BYTES_MAX));
    }
    return file;
  }

  private static byte[] content(int revision, Recipe recipe) throws IOException {
    return RecipeFile.write(
        recipe.as(new RecipeKey(recipe.key().id(), revision)),
        fileNames(recipe, recipe.models()),
        fileNames(recipe, recipe.pictures()));
  }

  private static Map<String, String> fileNames(Recipe recipe, Map<String, Path> files)
      throws IOException {
    Map<String, String> names = new TreeMap<>();
    for (Map.Entry<String, Path> entry : files.entrySet()) {
      Path file = entry.getValue();
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString(), null, "file of recipe " + recipe.key());
      }
      String digits = digits(file);
      String name = String.valueOf(file.getFileName());
      // A file from the store has its digits already.
      names.put(entry.getKey(), name.startsWith(digits + "-") ? name : digits + "-" + name);
    }
    return names;
  }

  private static String digits(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] step = new byte[64 << 10];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(step); count >= 0; count = in.read(step)) {
        digest.update(step, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
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

  /// Removes what an interrupted [#write] left: one folder of plain files.
  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, but this one does not", e);
    }
  }
}
