package dev.linewarden.upstream;

import java.nio.charset.StandardCharsets;

/// The bytes of a message, on their way out or as they came in. Not copied: nobody changes them.
/// Any thread.
final class Body {
  private final byte[] bytes;

  Body(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
