package dev.linewarden.inspection;

/// Something for which the line must not go on, under the name by which the [FaultLog] counts such
/// things.
///
/// @param source who noticed it
/// @param words one sentence with its numbers
/// @param part that it is about; [PartId#NOBODY] for none
public record Trouble(String source, String what, String words, PartId part) {
  /// About no part.
  public Trouble(String source, String what, String words) {
    this(source, what, words, PartId.NOBODY);
  }
}
