package dev.linewarden.station;

import dev.linewarden.inspection.Note;
import dev.linewarden.records.AuditEvent;
import dev.linewarden.records.AuditLog;
import dev.linewarden.ui.Challenges.Held;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The challenges that stand in the audit trail, each with its result. Used by one thread.
final class ChallengeBook {
  /// The newest, to look at; the trail has all.
  static final int HELD_MAX = 200;

  static final String PASSED = "passed";
  static final String FAILED = "failed";
  static final String RUNNING = "running";

  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private @Nullable AuditEvent given;
  private @Nullable Held lastPassed;

  /// Throws [BadInput] when the trail cannot be read.
  static ChallengeBook read(Path data) {
    ChallengeBook book = new ChallengeBook();
    AuditLog.forEach(data, book::saw);
    return book;
  }

  private void saw(AuditEvent event) {
    if (event.kind().equals(Note.Kind.CHALLENGE_GIVEN.key())) {
      given = event;
    } else if (event.kind().equals(Note.Kind.CHALLENGE_PASSED.key())) {
      ended(PASSED, event.why());
    } else if (event.kind().equals(Note.Kind.CHALLENGE_FAILED.key())) {
      ended(FAILED, event.why());
    }
  }

  private void ended(String result, String found) {
    AuditEvent begun = given;
    given = null;
    if (begun != null) {
      add(
          new Held(
              begun.sequence(),
              begun.wallMillis(),
              begun.who(),
              begun.what(),
              begun.why(),
              result,
              found));
    }
  }

  /// Nobody saw how the open one ended.
  void abandon(String why) {
    ended(FAILED, why);
  }

  void add(Held ended) {
    held.addFirst(ended);
    if (held.size() > HELD_MAX) {
      held.removeLast();
    }
    if (ended.result().equals(PASSED)) {
      lastPassed = ended;
    }
  }

  /// One that was begun and has no result.
  Optional<AuditEvent> open() {
    return Optional.ofNullable(given);
  }

  Optional<Held> last() {
    return Optional.ofNullable(held.peekFirst());
  }

  Optional<Held> lastPassed() {
    return Optional.ofNullable(lastPassed);
  }

  /// The newest first.
  List<Held> newest() {
    return List.copyOf(held);
  }
}
