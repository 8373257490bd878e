package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.StateReason;
import dev.linewarden.inspection.Trouble;

/// Why the line is in its state: for a screen that says it in its own language, and in English.
///
/// @param kind `not_started`, `started`, `stopped`, `recipe_chosen` or `trouble`
/// @param who gave the command; empty where nobody did
/// @param recipe that was chosen; empty for the other kinds
/// @param alarm by which key the screen has cause and remedy of a trouble; empty for the other
///   kinds
record WireReason(String kind, String words, String who, String recipe, String alarm) {
  static WireReason of(StateReason why) {
    String words = why.words();
    return switch (why) {
      case StateReason.NotStarted() -> new WireReason("not_started", words, "", "", "");
      case StateReason.StartedBy(String who) -> new WireReason("started", words, who, "", "");
      case StateReason.StoppedBy(String who) -> new WireReason("stopped", words, who, "", "");
      case StateReason.RecipeChosen(RecipeKey recipe, String who) ->
          new WireReason("recipe_chosen", words, who, recipe.toString(), "");
      case StateReason.StoppedFor(Trouble trouble) ->
          new WireReason("trouble", words, "", "", AlarmKind.ofStop(trouble).key());
    };
  }
}
