package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// The station's own key pair in a file that only its owner may read: the public key in the first
/// line, the private one in the second, in Base64 (PKCS #8).
record KeyPairFile(StationKey key, PrivateKey secret) {
  private static final String OWNER_ONLY = "rw-------";

  /// Throws [BadInput] when the file is no key pair.
  static KeyPairFile read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    try {
      byte[] secret = Base64.getDecoder().decode(lines.get(1).strip());
      PrivateKey key =
          KeyFactory.getInstance(StationKey.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(secret));
      KeyPairFile pair = new KeyPairFile(new StationKey(lines.getFirst().strip()), key);
      pair.requireOneFitsTheOther(file);
      return pair;
    } catch (BadInput
        | GeneralSecurityException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw broken(file, e);
    }
  }

  private void requireOneFitsTheOther(Path file) {
    byte[] anything = {1, 2, 3};
    if (!key.signed(anything, sign(anything))) {
      throw new BadInput(file + ": the public key does not belong to the private one");
    }
  }

  private static BadInput broken(Path file, Exception why) {
    return new BadInput(
        ("%s must be the station's key pair, but is not (%s): put back a copy of it; or move it"
                + " away for a new one, and then trust the key that its recipes say they are signed"
                + " by")
            .formatted(file, why.getMessage()),
        why);
  }

  /// Makes a pair. For one process at a time; the file appears whole.
  static void write(Path file) throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(StationKey.ALGORITHM).generateKeyPair();
      String text =
          StationKey.of(pair.getPublic())
              + "\n"
              + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
              + "\n";
      Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
      Durable.write(fresh, text.getBytes(StandardCharsets.US_ASCII));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      Durable.syncFolder(file.resolveSibling("."));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519, but this one does not", e);
    }
  }

  byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance(StationKey.ALGORITHM);
      signature.initSign(secret);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read cannot sign", e);
    }
  }

  /// Whether somebody else than the owner may read it.
  static boolean isOpenToOthers(Path file) throws IOException {
    return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).endsWith("------");
  }
}
