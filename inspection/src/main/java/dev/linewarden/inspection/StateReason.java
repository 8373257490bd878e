package dev.linewarden.inspection;

/// Why the line is in its state.
public sealed interface StateReason {
  /// Since the station began.
  record NotStarted() implements StateReason {}

  record StartedBy(String who) implements StateReason {}

  record StoppedBy(String who) implements StateReason {}

  record RecipeChosen(RecipeKey recipe, String who) implements StateReason {}

  record StoppedFor(Trouble trouble) implements StateReason {}

  /// In one sentence, for logs, the journal and programs.
  default String words() {
    return switch (this) {
      case NotStarted() -> "not started yet";
      case StartedBy(String who) -> "started by " + who;
      case StoppedBy(String who) -> "stopped by " + who;
      case RecipeChosen(RecipeKey recipe, String who) ->
          "recipe %s chosen by %s".formatted(recipe, who);
      case StoppedFor(Trouble trouble) -> trouble.words();
    };
  }
}
