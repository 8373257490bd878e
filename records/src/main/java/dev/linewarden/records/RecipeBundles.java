package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Recipes as single files, `*.lwr`, to be kept elsewhere and taken to other stations. Any thread.
public final class RecipeBundles {
  /// The largest file that is taken in.
  public static final long BYTES_MAX = BundleReader.BYTES_MAX;

  private final RecipeStore store;
  private final Path scratch;

  /// @param data the station's folder
  public RecipeBundles(RecipeStore store, Path data) {
    this.store = store;
    this.scratch = data.toAbsolutePath().normalize().resolve("incoming");
  }

  /// Writes a kept revision with all that belongs to it; the same one is always the same bytes. The
  /// file is there whole or not at all. Throws [BadInput] when the revision cannot be used, is not
  /// signed, or the file cannot be written.
  public void export(RecipeKey key, Path file) {
    Path fresh = file.toAbsolutePath().resolveSibling(file.getFileName() + ".tmp");
    try {
      RevisionFiles files = store.files(key);
      files.whole();
      Manifest manifest =
          files
              .manifest()
              .orElseThrow(() ->
                  new BadInput(
                      ("recipe %s is unsigned, from before there were signatures: only what is"
                              + " signed can be exported; ./linewarden recipe back %s %d makes a"
                              + " signed revision of it")
                          .formatted(key, key.id(), key.revision())));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
        BundleWriter.write(files.folder(), manifest, out);
      }
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          fresh,
          file.toAbsolutePath(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BadInput("recipe %s cannot be written to %s: %s".formatted(key, file, e), e);
    }
  }

  /// Unpacks a bundle beside the store. Throws [BadInput] when it cannot be believed: it is not
  /// whole, was changed, or nobody known signed it.
  public Incoming unpack(Path bundle) {
    try {
      if (Files.size(bundle) > BYTES_MAX) {
        throw new BadInput(
            "the bundle %s must have %d bytes or less, but has %d"
                .formatted(bundle, BYTES_MAX, Files.size(bundle)));
      }
      return Incoming.unpack(bundle, scratch, store.keys());
    } catch (NoSuchFileException e) {
      throw new BadInput("a recipe bundle was expected at %s".formatted(e.getFile()), e);
    } catch (IOException e) {
      throw new BadInput("the bundle %s cannot be unpacked: %s".formatted(bundle, e), e);
    }
  }
}
