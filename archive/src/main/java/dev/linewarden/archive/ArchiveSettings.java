package dev.linewarden.archive;

import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// Which pictures are kept, how, and how many bytes of them.
///
/// @param quality of JPEG, 1 to 100
/// @param overlay whether a second picture of each shows what the tools saw
/// @param sampleOneIn of so many parts that passed one is kept, by its number; 0: none
/// @param quotaBytes of each class; what is older makes room. 0: nothing of it is kept
/// @param freeMinBytes of the disk that pictures leave to everything else
public record ArchiveSettings(
    PictureFormat format,
    int quality,
    boolean overlay,
    int sampleOneIn,
    Map<PictureClass, Long> quotaBytes,
    long freeMinBytes,
    KeySource key) {
  private static final long MB = 1_000_000;
  private static final double MB_MAX = 100_000_000;
  private static final int SAMPLE_MAX = 1_000_000_000;

  /// A month of a line with one reject in a thousand, on a small disk.
  public static final ArchiveSettings DEFAULT =
      new ArchiveSettings(
          PictureFormat.JPEG,
          90,
          true,
          1_000,
          Map.of(
              PictureClass.CHALLENGE, 1_000 * MB,
              PictureClass.REJECT, 8_000 * MB,
              PictureClass.REQUESTED, 1_000 * MB,
              PictureClass.BORDERLINE, 2_000 * MB,
              PictureClass.SAMPLE, 2_000 * MB),
          1_000 * MB,
          new KeySource.None());

  public ArchiveSettings {
    quotaBytes = Map.copyOf(quotaBytes);
  }

  /// The table `[archive]`.
  ///
  /// @param base what a relative file is meant from
  public static ArchiveSettings read(SettingsReader table, Path base) {
    Map<PictureClass, Long> quotas = new EnumMap<>(PictureClass.class);
    SettingsReader quota = table.table("quota_mb");
    for (PictureClass kind : PictureClass.values()) {
      double standard = (double) DEFAULT.quota(kind) / MB;
      quotas.put(kind, Math.round(quota.number(kind.key(), 0, MB_MAX, standard) * MB));
    }
    double free = table.number("free_min_mb", 0, MB_MAX, (double) DEFAULT.freeMinBytes / MB);
    return new ArchiveSettings(
        table.choice("format", PictureFormat.class, DEFAULT.format),
        table.integer("quality", 1, 100, DEFAULT.quality),
        table.flag("overlay", DEFAULT.overlay),
        table.integer("sample_one_in", 0, SAMPLE_MAX, DEFAULT.sampleOneIn),
        quotas,
        Math.round(free * MB),
        key(table.text("key", ""), base));
  }

  private static KeySource key(String said, Path base) {
    return switch (said) {
      case "" -> new KeySource.None();
      case "panel" -> new KeySource.FromPanel();
      default -> new KeySource.FromFile(base.resolve(said).normalize());
    };
  }

  public long quota(PictureClass kind) {
    return quotaBytes.getOrDefault(kind, 0L);
  }
}
