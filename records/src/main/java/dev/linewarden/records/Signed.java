package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.util.Base64;

/// A signature as text.
///
/// @param text Base64
record Signed(String text) {
  static Signed of(byte[] signature) {
    return new Signed(Base64.getEncoder().encodeToString(signature));
  }

  /// Throws [BadInput] when it is no Base64.
  ///
  /// @param where for the message
  static Signed parse(String where, String text) {
    try {
      Base64.getDecoder().decode(text);
      return new Signed(text);
    } catch (IllegalArgumentException e) {
      throw new BadInput(where + ": 'signature' must be Base64, but is not", e);
    }
  }

  byte[] bytes() {
    return Base64.getDecoder().decode(text);
  }
}
