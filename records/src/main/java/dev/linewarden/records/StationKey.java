package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A station's public key: what it signed is known by it. Any thread.
///
/// @param text `ed25519:` and 32 bytes in Base64
public record StationKey(String text) {
  static final String ALGORITHM = "Ed25519";

  private static final String BEFORE = "ed25519:";
  private static final int BYTES = 32;

  /// What stands before the 32 bytes in the form that the JDK reads (X.509).
  private static final byte[] ENVELOPE = HexFormat.of().parseHex("302a300506032b6570032100");

  /// Throws [BadInput] when it is no such text.
  public StationKey {
    if (text.isEmpty() || !text.equals(canonical(text))) {
      throw new BadInput(
          "a station's key must be '%s' and 32 bytes in Base64, but is '%s'"
              .formatted(BEFORE, text.substring(0, Math.min(80, text.length()))));
    }
  }

  static StationKey of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] own = Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
    return new StationKey(BEFORE + Base64.getEncoder().encodeToString(own));
  }

  /// The only way to write it; empty when it is no key.
  private static String canonical(String text) {
    try {
      byte[] own = text.startsWith(BEFORE) ? bytes(text) : new byte[0];
      return own.length == BYTES ? BEFORE + Base64.getEncoder().encodeToString(own) : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text.substring(BEFORE.length()));
  }

  /// Whether this station signed exactly this content.
  boolean signed(byte[] content, byte[] signature) {
    try {
      byte[] own = bytes(text);
      byte[] encoded = Arrays.copyOf(ENVELOPE, ENVELOPE.length + BYTES);
      System.arraycopy(own, 0, encoded, ENVELOPE.length, BYTES);
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
      check.update(content);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // Bytes that are no key or no signature at all: it did not sign this.
      return false;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
