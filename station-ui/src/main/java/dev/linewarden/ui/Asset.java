package dev.linewarden.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file of the web application, read from the jar once. Any thread.
final class Asset {
  private static final int ETAG_BYTES = 12;

  private final byte[] bytes;
  private final String type;
  private final String etag;

  private Asset(byte[] bytes, String type, String etag) {
    this.bytes = bytes;
    this.type = type;
    this.etag = etag;
  }

  /// The missing file is a defect of the build, not of the installation.
  static Asset load(String name, String type) {
    try (InputStream in = Asset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + name + ": the screen was not built");
      }
      byte[] bytes = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      String etag = '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
      return new Asset(bytes, type, etag);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's " + name + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Not copied: only to be written out.
  byte[] bytes() {
    return bytes;
  }

  String type() {
    return type;
  }

  /// Of the content: a browser asks each time and gets the body only when it changed.
  String etag() {
    return etag;
  }
}
