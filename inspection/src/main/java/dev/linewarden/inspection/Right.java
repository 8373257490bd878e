package dev.linewarden.inspection;

import java.util.Locale;

/// What somebody may do at the station. Who has which is not said here.
public enum Right {
  /// Load the screen, ask who one is, sign on: everybody's.
  ENTER,
  /// See the line, its numbers, its pictures.
  VIEW,
  /// Start, stop, name a batch, choose among the released recipes.
  RUN,
  /// Say what a part really was, ask for pictures.
  REVIEW,
  /// Try drafts and move limits beside the line.
  EDIT_RECIPES,
  /// Let a draft go live, and vouch for somebody else's.
  RELEASE_RECIPE,
  READ_AUDIT,
  /// Users and the tokens of programs.
  MANAGE_USERS,
  /// Keys, wires, cameras.
  SERVICE;

  /// For programs: `release_recipe`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
