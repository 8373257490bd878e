package dev.linewarden.ui;

import dev.linewarden.inspection.Right;
import java.util.Set;

/// Who sends a request, and what he may.
///
/// @param who for the ledger: `anna at 10.1.2.3`
/// @param name of a person who is signed on; empty of others
/// @param role for people; empty of whoever did not sign on
/// @param local at the station's own panel
public record Caller(String who, String name, String role, boolean local, Set<Right> rights) {
  public Caller {
    rights = Set.copyOf(rights);
  }

  boolean may(Right right) {
    return rights.contains(right);
  }
}
