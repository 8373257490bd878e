package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret that two sides know, and what it says of a text: HMAC-SHA256. Any thread.
final class SharedKey {
  static final int CHARS_MIN = 32;
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  private SharedKey(byte[] secret) {
    this.key = new SecretKeySpec(secret, HMAC);
  }

  /// The text of the file, without white space around it. Throws [BadInput] when it cannot be read
  /// or is too short to keep a secret.
  static SharedKey read(Path file) {
    try {
      String secret = Files.readString(file).strip();
      if (secret.length() < CHARS_MIN) {
        throw new BadInput(
            "upstream: the key in '%s' must have %d characters or more, but has %d (openssl rand -hex 32 makes one)"
                .formatted(file, CHARS_MIN, secret.length()));
      }
      return new SharedKey(secret.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BadInput(
          "upstream: the key must be a readable text file, but '%s' is not: %s".formatted(file, e),
          e);
    }
  }

  /// In hexadecimal digits.
  String sign(byte[] text) {
    return HexFormat.of().formatHex(mac(text));
  }

  /// Takes as long for a wrong signature as for a right one.
  boolean signed(String text, String signature) {
    return MessageDigest.isEqual(
        sign(text.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + HMAC, e);
    }
  }
}
