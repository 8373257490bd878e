package dev.linewarden.inspection;

/// How a draft judged the parts that a running recipe decided on. Unjudged counts as removed.
///
/// @param bothPass parts that both let through
/// @param bothRemove parts that neither lets through
/// @param onlyLivePasses parts that the draft would have removed
/// @param onlyDraftPasses parts that the draft would have let through
/// @param skipped parts that the draft had no time for
public record ShadowCounts(
    long bothPass, long bothRemove, long onlyLivePasses, long onlyDraftPasses, long skipped) {
  public static final ShadowCounts ZERO = new ShadowCounts(0, 0, 0, 0, 0);

  public ShadowCounts plus(Comparison comparison) {
    boolean live = comparison.livePasses();
    boolean draft = comparison.draftPasses();
    return new ShadowCounts(
        bothPass + (live && draft ? 1 : 0),
        bothRemove + (!live && !draft ? 1 : 0),
        onlyLivePasses + (live && !draft ? 1 : 0),
        onlyDraftPasses + (!live && draft ? 1 : 0),
        skipped);
  }

  public ShadowCounts plusSkipped() {
    return new ShadowCounts(bothPass, bothRemove, onlyLivePasses, onlyDraftPasses, skipped + 1);
  }

  public long compared() {
    return bothPass + bothRemove + disagreed();
  }

  public long disagreed() {
    return onlyLivePasses + onlyDraftPasses;
  }

  /// The share of all parts on which the two would disagree.
  public Share disagreement() {
    return Share.wilson(disagreed(), compared());
  }

  /// The share of all parts that the draft would remove.
  public Share draftRemoves() {
    return Share.wilson(bothRemove + onlyLivePasses, compared());
  }

  /// Likewise of the recipe that decided.
  public Share liveRemoves() {
    return Share.wilson(bothRemove + onlyDraftPasses, compared());
  }
}
