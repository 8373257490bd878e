package dev.linewarden.records;

import dev.linewarden.inspection.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A bundle unpacked beside the store, whole and as its signer made it, to be tried before it is
/// taken in. Nothing of it is in the store yet, and nothing of it is left when it is closed; what a
/// killed process leaves is removed by the next one. Any thread, one at a time.
public final class Incoming implements AutoCloseable {
  private final StoreLock lock;
  private final Path folder;
  private final RevisionFiles files;
  private final Manifest manifest;
  private final Recipe recipe;
  private final References references;

  private Incoming(StoreLock lock, Path folder, Manifest manifest, Keyring keys)
      throws IOException {
    this.lock = lock;
    this.folder = folder;
    this.manifest = manifest;
    this.files = new RevisionFiles(folder, manifest.key(), keys);
    this.recipe = files.whole();
    this.references = files.references();
  }

  /// Throws [dev.linewarden.inspection.BadInput] when it cannot be believed.
  ///
  /// @param around where it may be unpacked
  static Incoming unpack(Path bundle, Path around, Keyring keys) throws IOException {
    StoreLock lock = StoreLock.take(around);
    Path folder = around.resolve("unpacked");
    try {
      RevisionFolder.delete(folder);
      Files.createDirectories(folder);
      try (InputStream in = Files.newInputStream(bundle)) {
        Manifest manifest =
            new BundleReader(
                    bundle.toString(),
                    keys,
                    name -> {
                      Path file = folder.resolve(name);
                      Files.createDirectories(file.resolveSibling(".").normalize());
                      return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                    })
                .read(in);
        return new Incoming(lock, folder, manifest, keys);
      }
    } catch (IOException | RuntimeException e) {
      RevisionFolder.delete(folder);
      lock.close();
      throw e;
    }
  }

  /// As its signer numbered it; its files lie in [#folder()].
  public Recipe recipe() {
    return recipe;
  }

  public References references() {
    return references;
  }

  /// Who made it, when and why, at the station that signed it.
  public Change change() {
    return manifest.change();
  }

  public StationKey signer() {
    return manifest.signer();
  }

  /// Whether its lengths were measured with frames, scale and lens like another recipe's.
  public boolean measuresLike(Recipe other) {
    return CalibrationMark.of(other).equals(manifest.calibration());
  }

  /// With its `recipe.json`.
  public Path folder() {
    return folder;
  }

  Origin origin() {
    return new Origin(manifest.key().revision(), manifest.change(), manifest.signer());
  }

  RevisionFiles files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    RevisionFolder.delete(folder);
    lock.close();
  }
}
