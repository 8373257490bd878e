package dev.linewarden.archive;

import dev.linewarden.inspection.LedgerEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the files of the archive are called, and where they lie:
///
/// ```
/// archive/reject/0000000012/000000012345_20261122T004210.123Z_cola-bottles-r3_cap-missing.json
///                                                                                        .jpg
///                                                                                        _overlay.jpg
///                                                                                        .label.json
/// ```
///
/// A folder for each class, in it one for each thousand parts, so that none grows without bound;
/// names sort by the part's number, which is never used again and never jumps. Pictures of a
/// station with several views have the view's name behind an underscore.
final class Places {
  static final int PARTS_PER_FOLDER = 1_000;
  static final String SIDECAR = ".json";
  static final String LABEL = ".label.json";
  static final String ENCRYPTED = ".enc";

  private static final int WORD_MAX = 40;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Places() {}

  /// @param data the station's data folder
  static Path root(Path data) {
    return data.resolve("archive");
  }

  static Path folder(Path root, PictureClass kind, long part) {
    return root.resolve(kind.key()).resolve("%010d".formatted(part / PARTS_PER_FOLDER));
  }

  /// What each file of a part begins with.
  static String number(long part) {
    return "%012d_".formatted(part);
  }

  /// What all files of a part are called, up to the ending.
  static String stem(LedgerEntry.Judged judged) {
    return number(judged.part().value())
        + TIME.format(Instant.ofEpochMilli(judged.wallMillis()))
        + "_%s-r%d_%s"
            .formatted(
                judged.recipe().id(), judged.recipe().revision(), word(judged.verdict().label()));
  }

  /// @param view by name; empty where there is only one
  static String picture(String stem, String view, boolean overlay, String ending) {
    return stem
        + (view.isEmpty() ? "" : "_" + word(view))
        + (overlay ? "_overlay" : "")
        + "."
        + ending;
  }

  /// What the file is called once it is decrypted.
  static String plain(String name) {
    return name.endsWith(ENCRYPTED) ? name.substring(0, name.length() - ENCRYPTED.length()) : name;
  }

  /// Letters, digits and dashes of what people wrote, so that it can be a file's name anywhere.
  static String word(String said) {
    String plain = said.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    String trimmed = plain.replaceAll("^-|-$", "");
    return trimmed.isEmpty() ? "other" : trimmed.substring(0, Math.min(WORD_MAX, trimmed.length()));
  }
}
