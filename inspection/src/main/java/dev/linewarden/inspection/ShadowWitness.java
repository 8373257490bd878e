package dev.linewarden.inspection;

/// Hears what a draft would have said of the parts. Called on the model's thread: must return at
/// once, never block, never throw.
public interface ShadowWitness {
  /// @param frames of the part, only until this returns: retain to keep
  void compared(Comparison comparison, Frames frames);

  /// There was no time to let the draft look at this part.
  void skipped(PartId part);

  /// The draft failed in a way that no recipe should, and is not run any more.
  void ended(String why);
}
