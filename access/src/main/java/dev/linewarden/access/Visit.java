package dev.linewarden.access;

import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Right;
import java.util.Set;
import java.util.function.Supplier;

/// Somebody who came in by another way than the screen, until he leaves. What he may is looked up
/// at each deed: another role, another password, a user who is removed count at once. Any thread.
public final class Visit {
  private final String who;
  private final Supplier<Set<Right>> rights;
  private final Telling telling;

  Visit(String who, Supplier<Set<Right>> rights, Telling telling) {
    this.who = who;
    this.rights = rights;
    this.telling = telling;
  }

  /// None any more once his role, his password or he himself is another: he signs on anew.
  static Supplier<Set<Right>> rightsOf(Accounts accounts, Roll.User then) {
    return () ->
        accounts
            .roll()
            .user(then.name())
            .filter(now -> now.version() == then.version())
            .map(now -> now.role().rights())
            .orElse(Set.of());
  }

  /// For the ledger: `anna at 10.1.2.3 (OPC UA)`.
  public String who() {
    return who;
  }

  public boolean may(Right right) {
    return rights.get().contains(right);
  }

  public void leave() {
    telling.tell(Note.Kind.SIGNED_OFF, who, "");
  }
}
