package dev.linewarden.inference;

import dev.linewarden.vision.View;
import java.util.List;

/// One compiled step of a recipe. Owns no memory itself: its [Bench] keeps that. One thread at a
/// time.
interface Tool {
  /// Whether a grey frame cannot be looked at: colour is never invented.
  boolean needsColour();

  /// The names of all findings it can give, for checking limits.
  List<String> yields();

  /// Told once, before the first run: all views of the recipe, for a tool that looks at two.
  default void beside(List<View> views) {}

  /// Looks at the frame in view and says what it saw. Allocates no native memory.
  void run(View view, FindingSink sink);
}
