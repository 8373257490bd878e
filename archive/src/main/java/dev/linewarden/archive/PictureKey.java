package dev.linewarden.archive;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts and decrypts single files: AES-256 in Galois counter mode (NIST SP 800-38D), each with
/// a nonce of its own before it, and bound to its name, so that no file can stand in for another.
/// Any thread.
public final class PictureKey {
  static final int KEY_BYTES = 32;
  static final int SALT_BYTES = 16;

  /// With fewer characters a passphrase is found by trying.
  static final int PASSPHRASE_MIN = 12;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /// Of PBKDF2 with HMAC-SHA-512: half a second here, and as long for who tries each guess.
  private static final int ROUNDS = 600_000;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private PictureKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /// Throws [BadInput] when the file is no key.
  static PictureKey read(Path file) {
    try {
      String digits = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (digits.length() == 2 * KEY_BYTES) {
        return new PictureKey(HexFormat.of().parseHex(digits));
      }
    } catch (IOException e) {
      throw new BadInput("the pictures' key %s cannot be read: %s".formatted(file, e), e);
    } catch (IllegalArgumentException e) {
      throw unlike(file);
    }
    throw unlike(file);
  }

  private static BadInput unlike(Path file) {
    return new BadInput(
        "the pictures' key %s must be %d hexadecimal digits".formatted(file, 2 * KEY_BYTES));
  }

  /// Writes a new key, readable by nobody but its owner. Throws [BadInput] when there is such a
  /// file already.
  public static void write(Path file) {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n", StandardCharsets.US_ASCII);
    } catch (FileAlreadyExistsException e) {
      throw new BadInput("%s must be a new file, but is there already".formatted(file), e);
    } catch (IOException e) {
      throw new BadInput("the key %s cannot be written: %s".formatted(file, e), e);
    }
  }

  static byte[] salt() {
    byte[] bytes = new byte[SALT_BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /// The key that a passphrase stands for, at the station with this salt. Takes half a second.
  /// Throws [BadInput] when it is too short.
  static PictureKey of(String passphrase, byte[] salt) {
    if (passphrase.length() < PASSPHRASE_MIN) {
      throw new BadInput(
          "the passphrase must have %d characters or more".formatted(PASSPHRASE_MIN));
    }
    PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, ROUNDS, KEY_BYTES * Byte.SIZE);
    try {
      return new PictureKey(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }

  /// @param name of the file, without folders
  byte[] close(String name, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
      byte[] file = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
      System.arraycopy(closed, 0, file, NONCE_BYTES, closed.length);
      return file;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  /// Throws [BadInput] when the file was not made with this key and under this name, or was
  /// changed.
  byte[] open(String name, byte[] file) {
    if (file.length < NONCE_BYTES) {
      throw new BadInput("the picture %s is cut off".formatted(name));
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(file, NONCE_BYTES), name)
          .doFinal(file, NONCE_BYTES, file.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new BadInput(
          "the picture %s was made with another key, or was changed".formatted(name), e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
