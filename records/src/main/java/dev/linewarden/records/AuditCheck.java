package dev.linewarden.records;

import dev.linewarden.inspection.JournalReader;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Proves, or finds the first place that disproves, that an audit trail is as it was written: each
/// line follows from the one before, each signature is by the expected key, and what the journal
/// still has says the same. Used once, by one thread.
public final class AuditCheck {
  private final StationKey key;
  private final Optional<JournalReader> journal;
  private final long from;

  private String before = AuditLine.FIRST;
  private boolean checking;
  private long position;
  private long events;
  private long anchors;
  private long lastAnchor;
  private String begins = "";
  private String problem = "";
  private @Nullable JournalEvents beside;

  /// @param begins where, when that is not the very first line; else empty
  /// @param anchored the journal's sequence up to which everything is signed; 0 = nothing is
  /// @param problem the first place that is not as it was written; empty when all is well
  /// @param newer entries that so far only the journal has
  public record Result(
      String begins, long events, long anchors, long anchored, String problem, long newer) {
    public boolean holds() {
      return problem.isEmpty();
    }
  }

  /// @param key who must have signed
  /// @param journal what it is compared with, as far as it goes back; empty = with nothing
  /// @param from begins at the first signature that covers this sequence; 0 = at the beginning
  public AuditCheck(StationKey key, Optional<JournalReader> journal, long from) {
    this.key = key;
    this.journal = journal;
    this.from = from;
    this.checking = from == 0;
  }

  /// Throws [dev.linewarden.inspection.BadInput] when there is nothing to check.
  public Result run(Path data) {
    AuditLog.forEachLine(data, this::line);
    if (!checking && problem.isEmpty()) {
      problem = "no signature covers entry %d".formatted(from);
    }
    return new Result(begins, events, anchors, lastAnchor, problem, newer());
  }

  private void line(AuditReader.Line line) {
    if (!problem.isEmpty()) {
      return;
    }
    if (line.content().isEmpty()) {
      problem = checking ? line.where() + ": " + line.problem() : "";
    } else {
      check(line, line.content().get());
    }
    before = line.chain();
  }

  private void check(AuditReader.Line line, AuditLine content) {
    if (content instanceof AuditLine.Anchor anchor && !checking && anchor.position() >= from) {
      checking = true;
      begins = line.where();
    }
    if (!checking) {
      return;
    }
    switch (content) {
      case AuditLine.Head head -> head(line, head);
      case AuditLine.Event(AuditEvent event) -> event(line, event);
      case AuditLine.Anchor anchor -> anchor(line, anchor);
    }
    if (problem.isEmpty() && !AuditLine.chain(before, line.json()).equals(line.chain())) {
      problem = line.where() + ": it is not the line that was written, or not the one before it";
    }
  }

  /// Older files may have been moved away; a file between two may not.
  private void head(AuditReader.Line line, AuditLine.Head head) {
    if (events + anchors == 0 && before.equals(AuditLine.FIRST)) {
      begins = head.before().equals(AuditLine.FIRST) ? "" : line.where();
      before = head.before();
    } else if (!head.before().equals(before)) {
      problem = line.where() + ": the file before it is not here, or its end is missing";
    }
  }

  private void event(AuditReader.Line line, AuditEvent event) {
    events++;
    if (event.sequence() <= position) {
      problem =
          "%s: entry %d stands behind entry %d".formatted(line.where(), event.sequence(), position);
    }
    position = event.sequence();
    compare(line, event);
  }

  private void anchor(AuditReader.Line line, AuditLine.Anchor anchor) {
    anchors++;
    lastAnchor = anchor.position();
    position = Math.max(position, anchor.position());
    if (!anchor.key().equals(key)) {
      problem = "%s: signed by %s instead of %s".formatted(line.where(), anchor.key(), key);
    } else if (!anchor.holds(before)) {
      problem = line.where() + ": the signature is not for what stands before it";
    }
  }

  private void compare(AuditReader.Line line, AuditEvent event) {
    Optional<AuditEvent> same = besides(event.sequence()).flatMap(JournalEvents::peek);
    if (same.isEmpty() || !problem.isEmpty()) {
      return;
    }
    AuditEvent kept = same.get();
    if (kept.sequence() < event.sequence()) {
      problem =
          "%s: entry %d of the journal (%s) must stand before it, but is missing"
              .formatted(line.where(), kept.sequence(), kept.kindWords());
    } else if (kept.sequence() == event.sequence() && !kept.equals(event)) {
      problem =
          "%s: the journal's entry %d says otherwise".formatted(line.where(), kept.sequence());
    } else if (kept.sequence() == event.sequence()) {
      besides(kept.sequence()).ifPresent(JournalEvents::take);
    }
  }

  /// From the first entry on that is checked; where that is the first of all, from the beginning.
  private Optional<JournalEvents> besides(long sequence) {
    if (beside == null && journal.isPresent()) {
      beside = new JournalEvents(journal.get(), begins.isEmpty() ? 0 : sequence - 1);
    }
    return Optional.ofNullable(beside);
  }

  private long newer() {
    long newer = 0;
    Optional<JournalEvents> rest = besides(position + 1);
    while (problem.isEmpty() && rest.flatMap(JournalEvents::peek).isPresent()) {
      rest.ifPresent(JournalEvents::take);
      newer++;
    }
    return newer;
  }
}
