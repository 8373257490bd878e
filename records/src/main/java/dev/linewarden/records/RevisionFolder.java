package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The revisions of one recipe id on disk. A revision's folder holds `recipe.json`, perhaps
/// `references.json`, models, pictures and images named as [Parcel] does, and a signed [Manifest]
/// with the checksums of all of them. It appears whole, by a rename, or not at all.
final class RevisionFolder {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,8}");
  static final String RECIPE = "recipe.json";

  private final Path folder;
  private final String id;
  private final Keyring keys;

  RevisionFolder(Path root, String id, Keyring keys) {
    this.folder = root.resolve(id);
    this.id = id;
    this.keys = keys;
  }

  static boolean isId(String name) {
    return ID.matcher(name).matches();
  }

  Path of(int revision) {
    return folder.resolve(Integer.toString(revision));
  }

  RevisionFiles files(int revision) {
    return new RevisionFiles(of(revision), new RecipeKey(id, revision), keys);
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
        && Arrays.equals(content(of(revision).resolve(ReferencesFile.NAME)), parcel.references())
        && files(revision).others().equals(parcel.others());
  }

  /// Nothing where there is no file.
  private static byte[] content(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
  }

  /// Keeps a parcel as the next revision.
  ///
  /// @param origin where it was taken from, if it was
  void write(int revision, Parcel parcel, Change change, Optional<Origin> origin)
      throws IOException {
    Path fresh = folder.resolve("tmp");
    delete(fresh);
    Files.createDirectories(fresh);
    Set<Path> folders = new HashSet<>(Set.of(fresh));
    SortedMap<String, FileMark> marks = new TreeMap<>();
    for (Map.Entry<String, Path> file : parcel.files().entrySet()) {
      requireName(file.getKey());
      Path to = fresh.resolve(file.getKey());
      for (Path up = to.getParent(); up != null && folders.add(up); up = up.getParent()) {
        Files.createDirectories(up);
      }
      copy(file.getValue(), to);
      marks.put(file.getKey(), FileMark.of(to));
    }
    put(fresh, RECIPE, parcel.recipe(revision), marks);
    if (parcel.references().length > 0) {
      put(fresh, ReferencesFile.NAME, parcel.references(), marks);
    }
    int parent = revisions().stream().findFirst().orElse(0);
    Manifest manifest =
        new Manifest(
            new RecipeKey(id, revision),
            parent,
            change,
            parcel.calibration(),
            keys.own(),
            origin,
            marks);
    byte[] content = manifest.bytes();
    Durable.write(fresh.resolve(Manifest.NAME), content);
    Durable.write(fresh.resolve(Manifest.SIGNATURE), keys.sign(content));
    for (Path each : folders) {
      Durable.syncFolder(each);
    }
    Files.move(fresh, of(revision), StandardCopyOption.ATOMIC_MOVE);
    Durable.syncFolder(folder);
    Durable.syncFolder(folder.resolveSibling("."));
  }

  private static void put(
      Path folder, String name, byte[] content, SortedMap<String, FileMark> marks)
      throws IOException {
    Durable.write(folder.resolve(name), content);
    marks.put(name, new FileMark(Checksum.of(content), content.length));
  }

  private void requireName(String name) {
    if (!FileMark.isName(name)) {
      throw new BadInput(
          "recipe %s cannot keep a file called '%s': it must have a plain name"
              .formatted(id, name));
    }
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

  /// Removes what an interrupted write left, with all that is in it.
  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          delete(file);
        }
      }
    }
    Files.deleteIfExists(folder);
  }
}
