package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;

/// What of the station goes to a sink, and how fast the past does.
///
/// @param thumbnails whether pictures of removed parts go too
/// @param historyPerSecond entries from before the connection, at most so many a second; 0: as fast
///   as the sink takes them, which costs the line beside it
/// @param history how entries from before the connection travel; only MQTT has messages to choose
public record SendPolicy(Detail send, boolean thumbnails, int historyPerSecond, History history) {
  /// Three days of 600 parts a minute are told in an hour, and the line hardly feels it.
  static final int HISTORY_USUAL = 2_000;

  public static final SendPolicy DEFAULT = new SendPolicy(Detail.SCORES, false, HISTORY_USUAL);

  private static final int HISTORY_MAX = 1_000_000;

  /// Each entry a message of its own, also of the past.
  public SendPolicy(Detail send, boolean thumbnails, int historyPerSecond) {
    this(send, thumbnails, historyPerSecond, History.MESSAGES);
  }

  /// How entries from before the connection travel.
  public enum History {
    /// Each on the topic of its kind, as if it had just happened.
    MESSAGES,
    /// Many in one message on a topic of their own: several times as fast.
    BATCHES
  }

  /// How much is told of each part.
  public enum Detail {
    /// Only sums, once a second; nothing of the journal, so nothing of it is kept for the sink.
    COUNTS,
    /// Each entry of the journal, without what the tools measured.
    VERDICTS,
    /// Each entry with everything.
    SCORES
  }

  /// Reads `send` and `history_per_second`, and for a sink that takes messages `thumbnails` and
  /// `history`.
  static SendPolicy read(SettingsReader table, boolean messages) {
    return new SendPolicy(
        table.choice("send", Detail.class, Detail.SCORES),
        messages && table.flag("thumbnails", false),
        historyPerSecond(table),
        messages ? table.choice("history", History.class, History.MESSAGES) : History.MESSAGES);
  }

  static int historyPerSecond(SettingsReader table) {
    return table.integer("history_per_second", 0, HISTORY_MAX, HISTORY_USUAL);
  }

  /// The same, with the past told in this way and as fast as it is taken.
  public SendPolicy telling(History history) {
    return new SendPolicy(send, thumbnails, 0, history);
  }

  boolean inBatches() {
    return history == History.BATCHES;
  }

  boolean followsJournal() {
    return send != Detail.COUNTS;
  }

  boolean scores() {
    return send == Detail.SCORES;
  }
}
