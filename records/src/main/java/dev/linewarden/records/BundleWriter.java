package dev.linewarden.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A revision as one file, `*.lwr`: a zip with the manifest, its signature, and then the manifest's
/// files in its order, nothing compressed and all of one time. The same revision is always the same
/// bytes.
final class BundleWriter {
  /// Any will do that a zip can say without an extension of its format.
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int STEP_BYTES = 64 << 10;

  private BundleWriter() {}

  static ZipOutputStream zip(OutputStream to) {
    return new ZipOutputStream(to);
  }

  /// What stands before a file's content.
  static ZipEntry entry(String name, long bytes, long crc) {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(ALWAYS);
    entry.setSize(bytes);
    entry.setCrc(crc);
    return entry;
  }

  static void write(Path folder, Manifest manifest, OutputStream to) throws IOException {
    try (ZipOutputStream zip = zip(to)) {
      add(folder, Manifest.NAME, zip);
      add(folder, Manifest.SIGNATURE, zip);
      for (String name : manifest.files().keySet()) {
        add(folder, name, zip);
      }
    }
  }

  private static void add(Path folder, String name, ZipOutputStream zip) throws IOException {
    Path file = folder.resolve(name);
    CRC32 crc = new CRC32();
    byte[] step = new byte[STEP_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(step); count >= 0; count = in.read(step)) {
        crc.update(step, 0, count);
      }
    }
    zip.putNextEntry(entry(name, Files.size(file), crc.getValue()));
    Files.copy(file, zip);
    zip.closeEntry();
  }
}
