package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Unpacks a bundle that may be anything. It is read once, from its beginning, and is believed only
/// if it is, byte for byte, what [BundleWriter] makes of what was unpacked: then no reader of its
/// other directory, at its end, can see other files than these. Nothing in it is compressed, so
/// that nothing can be larger unpacked than it is here. Used once, by one thread.
final class BundleReader {
  /// Directory entries and headers of [FileMark#FILES_MAX] files with the longest names.
  private static final long AROUND_BYTES_MAX = 64L << 20;

  /// Of a whole bundle.
  static final long BYTES_MAX = FileMark.BYTES_MAX + AROUND_BYTES_MAX;

  private static final int STEP_BYTES = 16 << 10;

  private final String where;
  private final Keyring keys;
  private final Place place;
  private final MessageDigest cameAs = Checksum.sha256();
  private final MessageDigest shouldBe = Checksum.sha256();
  private final byte[] step = new byte[STEP_BYTES];

  /// Where unpacked files go, by their names.
  interface Place {
    OutputStream create(String name) throws IOException;
  }

  /// @param where names the bundle in messages
  BundleReader(String where, Keyring keys, Place place) {
    this.where = where;
    this.keys = keys;
    this.place = place;
  }

  /// Throws [BadInput] when it is no bundle, was changed, or nobody known signed it; files may have
  /// been created then.
  Manifest read(InputStream file) {
    try (DigestInputStream in = new DigestInputStream(file, cameAs);
        ZipInputStream zip = new ZipInputStream(in);
        ZipOutputStream again =
            BundleWriter.zip(new DigestOutputStream(OutputStream.nullOutputStream(), shouldBe))) {
      byte[] content = small(zip, again, Manifest.NAME, StrictJson.BYTES_MAX);
      byte[] signature = small(zip, again, Manifest.SIGNATURE, Manifest.SIGNATURE_BYTES);
      Manifest manifest = Manifest.parse(where + ", " + Manifest.NAME, content);
      keys.requireKnown(where, manifest.signer());
      for (Map.Entry<String, FileMark> each : manifest.files().entrySet()) {
        unpack(zip, again, each.getKey(), each.getValue());
      }
      requireEnd(zip);
      while (in.read(step) >= 0) {
        // To its last byte: all of them are compared.
      }
      again.finish();
      if (!Arrays.equals(cameAs.digest(), shouldBe.digest())) {
        throw bad(
            "must be as ./linewarden recipe export writes it, but something was changed in it");
      }
      if (!manifest.signer().signed(content, signature)) {
        throw bad("was changed after it was signed: its manifest does not fit its signature");
      }
      return manifest;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput(
          "%s must be a recipe bundle (.lwr), but cannot be unpacked: %s"
              .formatted(where, e.getMessage()),
          e);
    }
  }

  /// Kept in memory and unpacked too.
  private byte[] small(ZipInputStream zip, ZipOutputStream again, String name, int bytesMax)
      throws IOException {
    long bytes = next(zip, again, name);
    if (bytes > bytesMax) {
      throw bad("may have %d bytes of %s, but has %d".formatted(bytesMax, name, bytes));
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (OutputStream out = place.create(name)) {
      for (int count = zip.read(step); count >= 0; count = zip.read(step)) {
        content.write(step, 0, count);
        out.write(step, 0, count);
        again.write(step, 0, count);
      }
    }
    again.closeEntry();
    return content.toByteArray();
  }

  private void unpack(ZipInputStream zip, ZipOutputStream again, String name, FileMark expected)
      throws IOException {
    long bytes = next(zip, again, name);
    if (bytes != expected.bytes()) {
      throw bad("must have %d bytes of %s, but has %d".formatted(expected.bytes(), name, bytes));
    }
    MessageDigest digest = Checksum.sha256();
    try (OutputStream out = place.create(name)) {
      for (int count = zip.read(step); count >= 0; count = zip.read(step)) {
        digest.update(step, 0, count);
        out.write(step, 0, count);
        again.write(step, 0, count);
      }
    }
    again.closeEntry();
    if (!HexFormat.of().formatHex(digest.digest()).equals(expected.sha256())) {
      throw bad("was changed after it was signed: " + name + " is not what its manifest says");
    }
  }

  /// Goes to the next file, which must be this one. How many bytes it has.
  private long next(ZipInputStream zip, ZipOutputStream again, String name) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    if (entry == null) {
      throw bad(
          "must have %s next, but there is nothing more that is part of a zip".formatted(name));
    }
    if (!entry.getName().equals(name)) {
      throw bad("must have %s next, but has '%s'".formatted(name, shown(entry)));
    }
    if (entry.getMethod() != ZipEntry.STORED) {
      throw bad("may have no compressed files, but %s is one".formatted(name));
    }
    again.putNextEntry(BundleWriter.entry(name, entry.getSize(), entry.getCrc()));
    return entry.getSize();
  }

  private void requireEnd(ZipInputStream zip) throws IOException {
    ZipEntry more = zip.getNextEntry();
    if (more != null) {
      throw bad("has '%s', which its manifest does not name".formatted(shown(more)));
    }
  }

  private static String shown(ZipEntry entry) {
    String name = entry.getName();
    return name.substring(0, Math.min(80, name.length())).replaceAll("\\p{Cntrl}", "?");
  }

  private BadInput bad(String how) {
    return new BadInput("the bundle %s %s".formatted(where, how));
  }
}
