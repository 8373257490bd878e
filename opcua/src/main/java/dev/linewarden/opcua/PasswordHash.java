package dev.linewarden.opcua;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What is kept of a password: enough to recognise it, not enough to say it. A file holds one, in
/// one line.
public final class PasswordHash {
  /// A password one may guess in an evening is refused when it is made.
  public static final int LENGTH_MIN = 8;

  /// What OWASP asks of PBKDF2 with SHA-512.
  static final int ROUNDS = 210_000;

  private static final int ROUNDS_MAX = 10_000_000;
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final int FILE_CHARS_MAX = 1000;
  private static final Pattern LINE =
      Pattern.compile("pbkdf2-sha512:(\\d{1,8}):([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");

  private final int rounds;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int rounds, byte[] salt, byte[] hash) {
    this.rounds = rounds;
    this.salt = salt;
    this.hash = hash;
  }

  /// Takes a fraction of a second. Throws [BadInput] when it is too short.
  public static PasswordHash of(String password) {
    return of(password, ROUNDS);
  }

  static PasswordHash of(String password, int rounds) {
    if (password.length() < LENGTH_MIN) {
      throw new BadInput(
          "a password must have %d characters or more, but this one has %d"
              .formatted(LENGTH_MIN, password.length()));
    }
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(rounds, salt, derived(password, rounds, salt));
  }

  static PasswordHash read(Path file) {
    try {
      String text = Files.readString(file).strip();
      Matcher line = LINE.matcher(text);
      if (text.length() <= FILE_CHARS_MAX && line.matches()) {
        return parsed(line);
      }
    } catch (IOException | IllegalArgumentException _) {
      // Told below in the same words: the file is not one of ours.
    }
    throw new BadInput(
        "'password_file' must be a file that ./linewarden opcua-password made, but '%s' is none"
            .formatted(file));
  }

  private static PasswordHash parsed(Matcher line) {
    int rounds = Integer.parseInt(line.group(1));
    if (rounds < 1 || rounds > ROUNDS_MAX) {
      throw new IllegalArgumentException("rounds");
    }
    return new PasswordHash(
        rounds,
        Base64.getDecoder().decode(line.group(2)),
        Base64.getDecoder().decode(line.group(3)));
  }

  /// Takes a fraction of a second.
  boolean matches(String password) {
    return MessageDigest.isEqual(hash, derived(password, rounds, salt));
  }

  /// The line for the file.
  public String line() {
    Base64.Encoder text = Base64.getEncoder();
    return "pbkdf2-sha512:%d:%s:%s\n"
        .formatted(rounds, text.encodeToString(salt), text.encodeToString(hash));
  }

  private static byte[] derived(String password, int rounds, byte[] salt) {
    char[] characters = password.toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, rounds, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
      Arrays.fill(characters, ' ');
    }
  }

  /// Settings are logged.
  @Override
  public String toString() {
    return "password set";
  }
}
