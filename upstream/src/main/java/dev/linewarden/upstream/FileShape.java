package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;

/// What files a sink lays down, wherever that is.
///
/// @param everySeconds so long events are gathered at most
/// @param filesMax of the station's files there; while so many lie there nothing is added
/// @param pictures whether those of removed parts go too, as far as the station keeps them
public record FileShape(Format format, int everySeconds, int filesMax, boolean pictures) {
  public static final FileShape DEFAULT = new FileShape(Format.JSONL, 60, 10_000, false);

  /// As what events lie in files.
  public enum Format {
    /// One line of JSON an event, as the schema has it.
    JSONL,
    /// A table with one row an event, for people and for what reads tables.
    CSV,
    /// One file of each kind.
    BOTH;

    boolean csv() {
      return this != JSONL;
    }

    boolean jsonl() {
      return this != CSV;
    }
  }

  static FileShape read(SettingsReader table) {
    return new FileShape(
        table.choice("format", Format.class, DEFAULT.format),
        table.integer("every_s", 1, 3600, DEFAULT.everySeconds),
        table.integer("files_max", 1, 1_000_000, DEFAULT.filesMax),
        table.flag("pictures", DEFAULT.pictures));
  }
}
