package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/// Fetches one file whose checksum is known; goes on where an earlier try was cut off.
final class Download {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final int PARTIAL_CONTENT = 206;
  private static final int OK = 200;
  private static final int CHUNK = 1 << 16;

  private final URI address;
  private final long bytes;
  private final String sha256;

  Download(URI address, long bytes, String sha256) {
    this.address = address;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /// Throws [BadInput] when it cannot be fetched, and what came is kept for the next try; or when
  /// what came is something else, and that is thrown away.
  ///
  /// @param file beside which what came so far is kept, as `file.part`
  /// @param progress told the bytes that have come
  void into(Path file, LongConsumer progress) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      if (size(part) != bytes) {
        fetch(part, progress);
      }
      check(part);
      Files.move(part, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadInput(
          "%s could not be fetched, %d of %d bytes are kept for the next try: %s"
              .formatted(address, size(part), bytes, e),
          e);
    }
  }

  /// Throws [BadInput] and removes the file when it is not what is wanted.
  private void check(Path part) throws IOException {
    String came = sha256(part);
    if (!came.equals(sha256)) {
      Files.delete(part);
      throw new BadInput(
          "%s must have the SHA-256 %s, but came with %s; it was thrown away"
              .formatted(address, sha256, came));
    }
  }

  private void fetch(Path part, LongConsumer progress) throws IOException {
    long have = size(part) > bytes ? 0 : size(part);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(CONNECT);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        boolean goesOn = answer.statusCode() == PARTIAL_CONTENT;
        if (!goesOn && answer.statusCode() != OK) {
          throw new IOException("the server answers " + answer.statusCode());
        }
        write(body, part, goesOn ? have : 0, progress);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// More than is wanted is not kept: nobody fills this disk.
  private void write(InputStream body, Path part, long from, LongConsumer progress)
      throws IOException {
    StandardOpenOption how =
        from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      byte[] chunk = new byte[CHUNK];
      long have = from;
      for (int read; have <= bytes && (read = body.read(chunk)) >= 0; ) {
        out.write(chunk, 0, read);
        have += read;
        progress.accept(have);
      }
      if (have < bytes) {
        throw new IOException("the connection ended early");
      }
    }
  }

  private static long size(Path part) {
    try {
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      return 0; // as if nothing had come
    }
  }

  static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
