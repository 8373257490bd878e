package dev.linewarden.records;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recorded;
import java.util.Optional;

/// One entry of the audit trail: what happened, by whom, and why. Made of a journal's entry in one
/// way only, so that the two can be compared.
///
/// @param sequence the journal's
/// @param wallMillis wall time for people, in milliseconds since 1970 UTC
/// @param nextPart the first part not yet triggered then
/// @param kind `recipe_changed`, or of a note: `line_started`
/// @param what it happened to; empty where the kind says all
/// @param before of a change: what it was; otherwise empty
/// @param after of a change: what it is now; otherwise empty
/// @param why empty when nobody said
public record AuditEvent(
    long sequence,
    long wallMillis,
    PartId nextPart,
    String kind,
    String who,
    String what,
    String before,
    String after,
    String why) {
  private static final String RECIPE_CHANGED = "recipe_changed";

  /// Empty for what happens to each part.
  public static Optional<AuditEvent> of(Recorded recorded) {
    return switch (recorded.entry()) {
      case LedgerEntry.Triggered _, LedgerEntry.Judged _, LedgerEntry.Closed _ -> Optional.empty();
      case LedgerEntry.Changed changed ->
          Optional.of(
              new AuditEvent(
                  recorded.sequence(),
                  changed.wallMillis(),
                  changed.part(),
                  RECIPE_CHANGED,
                  changed.who(),
                  "recipe",
                  changed.before().toString(),
                  changed.recipe().toString(),
                  changed.why()));
      case LedgerEntry.Noted noted ->
          Optional.of(
              new AuditEvent(
                  recorded.sequence(),
                  noted.wallMillis(),
                  noted.part(),
                  noted.note().kind().key(),
                  noted.note().who(),
                  noted.note().what(),
                  noted.note().before(),
                  noted.note().after(),
                  noted.note().why()));
    };
  }

  /// For people: `line stopped`.
  public String kindWords() {
    return kind.replace('_', ' ');
  }
}
