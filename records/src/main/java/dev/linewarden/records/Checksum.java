package dev.linewarden.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 in hexadecimal digits: all of them, or as many as stand in a file's name.
final class Checksum {
  private static final int DIGITS = 16;

  private Checksum() {}

  static String of(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  static String of(Path file) throws IOException {
    return of(List.of(file));
  }

  static String digits(Path file) throws IOException {
    return digits(List.of(file));
  }

  static String digits(Collection<Path> files) throws IOException {
    return of(files).substring(0, DIGITS);
  }

  /// Of one file's content after the other.
  private static String of(Collection<Path> files) throws IOException {
    MessageDigest digest = sha256();
    byte[] step = new byte[64 << 10];
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int count = in.read(step); count >= 0; count = in.read(step)) {
          digest.update(step, 0, count);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, but this one does not", e);
    }
  }
}
