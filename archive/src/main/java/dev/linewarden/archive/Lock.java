package dev.linewarden.archive;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The archive's own key, when it has one. With the first picture a file `key.check` is made, an
/// encrypted word: a key that does not open it is refused, so that not half of an archive can be
/// read with one key and half with another. Before it lies the salt of a passphrase. Any thread.
final class Lock {
  private static final String CHECK_FILE = "key.check";
  private static final byte[] CHECK = "linewarden".getBytes(StandardCharsets.US_ASCII);

  private final Path check;
  private final KeySource source;
  private volatile @Nullable PictureKey key;

  /// Throws [BadInput] for a file that is no key, or not this archive's.
  Lock(Path root, KeySource source) {
    this.check = root.resolve(CHECK_FILE);
    this.source = source;
    if (source instanceof KeySource.FromFile(Path file)) {
      key = checked(PictureKey.read(file), new byte[PictureKey.SALT_BYTES]);
    }
  }

  /// Empty where pictures lie as they are.
  Optional<PictureKey> key() {
    return Optional.ofNullable(key);
  }

  /// Whether a person still has to say the passphrase.
  boolean isShut() {
    return source instanceof KeySource.FromPanel && key == null;
  }

  /// The passphrase, as a person says it; the first one ever becomes the archive's. Takes half a
  /// second. Throws [BadInput] when it is wrong, or none is asked for.
  void open(String passphrase) {
    if (!(source instanceof KeySource.FromPanel)) {
      throw new BadInput("no passphrase is asked for: [archive] key is not \"panel\"");
    }
    byte[] salt = stored().map(Lock::salt).orElseGet(PictureKey::salt);
    key = checked(PictureKey.of(passphrase, salt), salt);
  }

  private PictureKey checked(PictureKey fresh, byte[] salt) {
    Optional<byte[]> known = stored();
    if (known.isPresent()) {
      byte[] file = known.get();
      try {
        fresh.open(CHECK_FILE, Arrays.copyOfRange(file, PictureKey.SALT_BYTES, file.length));
      } catch (BadInput e) {
        throw new BadInput("this is not the key that the pictures were encrypted with", e);
      }
      return fresh;
    }
    byte[] closed = fresh.close(CHECK_FILE, CHECK);
    byte[] file = Arrays.copyOf(salt, salt.length + closed.length);
    System.arraycopy(closed, 0, file, salt.length, closed.length);
    try {
      ArchiveFile.writeForGood(check, file);
    } catch (IOException e) {
      throw new BadInput("the archive %s cannot be written: %s".formatted(check, e), e);
    }
    return fresh;
  }

  private static byte[] salt(byte[] file) {
    return Arrays.copyOf(file, PictureKey.SALT_BYTES);
  }

  private Optional<byte[]> stored() {
    try {
      return Files.exists(check) ? Optional.of(Files.readAllBytes(check)) : Optional.empty();
    } catch (IOException e) {
      throw new BadInput("the archive's %s cannot be read: %s".formatted(check, e), e);
    }
  }
}
