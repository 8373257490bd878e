package dev.linewarden.records;

import dev.linewarden.inspection.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a file of a revision must be.
///
/// @param sha256 all 64 digits
record FileMark(String sha256, long bytes) {
  /// References and the images of a regression set among them.
  static final int FILES_MAX = 10_000;

  /// Of all files together, and so of a bundle: what its format can say.
  static final long BYTES_MAX = 0xFFFF_0000L - 64L * 1024 * 1024;

  /// Of a file's name with its folders.
  private static final int NAME_MAX = 400;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /// Folders and a file, none of them hidden, `.` or `..`.
  private static final Pattern NAME =
      Pattern.compile(
          "[^/\\\\\\p{Cntrl}.][^/\\\\\\p{Cntrl}]*(/[^/\\\\\\p{Cntrl}.][^/\\\\\\p{Cntrl}]*){0,3}");

  static FileMark of(Path file) throws IOException {
    return new FileMark(Checksum.of(file), Files.size(file));
  }

  static FileMark read(SettingsReader table) {
    String sha256 = table.text("sha256");
    if (!SHA256.matcher(sha256).matches()) {
      table.problem("'sha256' must be 64 digits and letters from a to f");
    }
    double bytes = table.number("bytes", 0, BYTES_MAX);
    if (bytes != Math.rint(bytes)) {
      table.problem("'bytes' must be a whole number, but is " + bytes);
    }
    return new FileMark(sha256, (long) bytes);
  }

  /// Whether a revision may have a file of this name beside its manifest.
  static boolean isName(String name) {
    return name.length() <= NAME_MAX
        && NAME.matcher(name).matches()
        && !name.equals(Manifest.NAME)
        && !name.equals(Manifest.SIGNATURE);
  }
}
