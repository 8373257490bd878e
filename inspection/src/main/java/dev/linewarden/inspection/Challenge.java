package dev.linewarden.inspection;

/// A part that was seen before and whose class is known: looked at again and again while no part is
/// due, it shows whether the station still sees.
///
/// @param name for people: `the known bad part 'cap-3.png' (cap missing)`
/// @param good it must pass; else it must be rejected
/// @param frames complete; owned by the recipe that it was chosen for
public record Challenge(String name, boolean good, Frames frames) {
  /// What it is to a recipe.
  public static final PartId PART = PartId.NOBODY;

  /// Whether this is what must be said of it.
  public boolean isRight(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> good;
      case Verdict.Reject _ -> !good;
      case Verdict.Unjudged _ -> false;
    };
  }
}
