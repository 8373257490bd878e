package dev.linewarden.access;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Right;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person or a program is at the station.
public enum Role {
  OPERATOR,
  ENGINEER,
  QUALITY,
  ADMIN,
  SERVICE;

  /// The one table of who has which rights.
  public Set<Right> rights() {
    Set<Right> rights =
        switch (this) {
          case OPERATOR -> EnumSet.of(Right.VIEW, Right.RUN, Right.REVIEW);
          case ENGINEER ->
              EnumSet.of(
                  Right.VIEW,
                  Right.RUN,
                  Right.REVIEW,
                  Right.EDIT_RECIPES,
                  Right.RELEASE_RECIPE,
                  Right.READ_AUDIT);
          case QUALITY ->
              EnumSet.of(
                  Right.VIEW, Right.RUN, Right.REVIEW, Right.RELEASE_RECIPE, Right.READ_AUDIT);
          case ADMIN -> EnumSet.allOf(Right.class);
          case SERVICE ->
              EnumSet.of(
                  Right.VIEW,
                  Right.RUN,
                  Right.REVIEW,
                  Right.EDIT_RECIPES,
                  Right.READ_AUDIT,
                  Right.SERVICE);
        };
    rights.add(Right.ENTER);
    return rights;
  }

  /// For programs and people: `engineer`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Throws [BadInput] for a word that is no role.
  public static Role of(String key) {
    for (Role role : values()) {
      if (role.key().equals(key.toLowerCase(Locale.ROOT))) {
        return role;
      }
    }
    String known = Arrays.stream(values()).map(Role::key).collect(Collectors.joining(", "));
    throw new BadInput("a role must be one of %s, but is '%s'".formatted(known, key));
  }
}
