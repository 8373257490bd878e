package dev.linewarden.records;

import dev.linewarden.inspection.RecipeKey;
import java.util.Optional;

/// A revision's place in a recipe's history.
///
/// @param parent the revision that was the newest before it; 0 = none, or nobody knows
/// @param change who made it, when and why; empty for one from before there were signatures
/// @param signer whose key it is signed with, in words: `this station`; empty likewise
/// @param origin what it was at the station it was taken from, if it was
/// @param problem why it cannot be used, in words; empty when it can
public record Revision(
    RecipeKey key,
    int parent,
    Optional<Change> change,
    String signer,
    Optional<Origin> origin,
    String problem) {
  /// One that cannot be used.
  static Revision broken(RecipeKey key, String problem) {
    return new Revision(key, 0, Optional.empty(), "", Optional.empty(), problem);
  }

  /// Whether it was kept before there were signatures.
  public boolean isUnsigned() {
    return problem.isEmpty() && change.isEmpty();
  }
}
