package dev.linewarden.ui;

import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A file of the web application, read from the jar once. Any thread.
final class Asset {
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
      return new Asset(bytes, type, '"' + Fingerprint.of(bytes) + '"');
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's " + name + " cannot be read", e);
    }
  }

  /// Of the content.
  String etag() {
    return etag;
  }

  /// A browser asks each time and gets the body only when it changed.
  Handler handler() {
    return ctx -> {
      ctx.header("Cache-Control", "no-cache").header("ETag", etag);
      if (etag.equals(ctx.header("If-None-Match"))) {
        ctx.status(HttpStatus.NOT_MODIFIED);
      } else {
        ctx.contentType(type).result(bytes);
      }
    };
  }
}
