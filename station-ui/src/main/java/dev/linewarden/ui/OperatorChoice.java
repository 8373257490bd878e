package dev.linewarden.ui;

import dev.linewarden.inspection.Right;
import io.javalin.http.HttpStatus;
import java.util.Set;

/// Whoever only runs the line chooses among the recipes that the configuration leaves to operators,
/// in whichever way he calls one. Any thread.
record OperatorChoice(StationControl control) {
  boolean isOpen(Caller caller, String id) {
    Set<String> open = control.operatorRecipes();
    return open.isEmpty()
        || open.contains(id)
        || caller.may(Right.EDIT_RECIPES)
        || caller.may(Right.RELEASE_RECIPE);
  }

  /// Throws [Refused] when it is not open to this caller.
  void require(Caller caller, String id) {
    if (!isOpen(caller, id)) {
      throw new Refused(
          HttpStatus.FORBIDDEN,
          "recipe '%s' is not one of those that operators choose".formatted(id));
    }
  }
}
