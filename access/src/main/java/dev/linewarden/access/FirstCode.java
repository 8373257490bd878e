package dev.linewarden.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/// What a person has to read off the station before it takes its first administrator: another at
/// each start.
final class FirstCode {
  /// No letter looks like a digit or like another.
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 12;
  private static final int GROUP = 4;

  private final String code;

  FirstCode(SecureRandom random) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        letters.append('-');
      }
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    code = letters.toString();
  }

  String code() {
    return code;
  }

  boolean is(String typed) {
    return MessageDigest.isEqual(bare(typed), bare(code));
  }

  private static byte[] bare(String text) {
    return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }
}
