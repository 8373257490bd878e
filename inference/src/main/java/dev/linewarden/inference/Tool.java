package dev.linewarden.inference;

import java.util.List;

/// One compiled step of a recipe. Owns no memory itself: its [Bench] keeps that. One thread at a
/// time.
interface Tool {
  /// Whether a grey frame cannot be looked at: colour is never invented.
  boolean needsColour();

  /// The names of all findings it can give, for checking limits.
  List<String> yields();

  /// The findings of other tools that it looks at: they have to run before it.
  default List<Source> reads() {
    return List.of();
  }

  /// A finding of another tool of the recipe.
  record Source(String tool, String finding) {
    @Override
    public String toString() {
      return "%s of tool '%s'".formatted(finding, tool);
    }
  }

  /// Looks at the frame in view and says what it saw. Allocates no native memory.
  void run(View view, FindingSink sink);
}
