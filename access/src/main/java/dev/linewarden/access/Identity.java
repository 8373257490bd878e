package dev.linewarden.access;

import dev.linewarden.inspection.Right;
import java.util.Optional;
import java.util.Set;

/// Who asks, and what that person or program may.
///
/// @param who for the ledger: `anna at 10.1.2.3`
/// @param name of a person who is signed on; empty of a program and of whoever did not sign on
/// @param role empty of whoever did not sign on
/// @param local at the station's own panel
public record Identity(
    String who, String name, Optional<Role> role, boolean local, Set<Right> rights) {
  public Identity {
    rights = Set.copyOf(rights);
  }

  public boolean isPerson() {
    return !name.isEmpty();
  }
}
