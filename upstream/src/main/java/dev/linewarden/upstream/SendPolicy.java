package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;

/// What of the station goes to a sink, and how fast the past does.
///
/// @param thumbnails whether pictures of removed parts go too
/// @param historyPerSecond entries from before the connection, at most so many a second; 0: as fast
///   as the sink takes them. The window bounds what is under way in any case, so a sink that needs
///   protection from hundreds of stations says so, and nobody else waits
public record SendPolicy(Detail send, boolean thumbnails, int historyPerSecond) {
  public static final SendPolicy DEFAULT = new SendPolicy(Detail.SCORES, false, 0);

  static final int HISTORY_MAX = 1_000_000;

  /// How much is told of each part.
  public enum Detail {
    /// Only sums, once a second; nothing of the journal, so nothing of it is kept for the sink.
    COUNTS,
    /// Each entry of the journal, without what the tools measured.
    VERDICTS,
    /// Each entry with everything.
    SCORES
  }

  /// Reads `send` and `history_per_second`, and `thumbnails` for a sink that takes pictures.
  static SendPolicy read(SettingsReader table, boolean pictures) {
    return new SendPolicy(
        table.choice("send", Detail.class, Detail.SCORES),
        pictures && table.flag("thumbnails", false),
        table.integer("history_per_second", 0, HISTORY_MAX, 0));
  }

  boolean followsJournal() {
    return send != Detail.COUNTS;
  }

  boolean scores() {
    return send == Detail.SCORES;
  }
}
