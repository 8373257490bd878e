package dev.linewarden.inspection;

import java.util.regex.Pattern;

/// Names one immutable revision of a recipe.
///
/// @param id lower-case letters, digits and dashes: it is also a folder's name
/// @param revision from 1 upwards
public record RecipeKey(String id, int revision) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public RecipeKey {
    if (!ID.matcher(id).matches()) {
      throw new BadInput(
          "a recipe's id must be lower-case letters, digits and dashes, but is '" + id + "'");
    }
    if (revision < 1) {
      throw new BadInput("a recipe's revision must be 1 or more, but is " + revision);
    }
  }

  @Override
  public String toString() {
    return id + " r" + revision;
  }
}
