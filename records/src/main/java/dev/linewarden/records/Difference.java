package dev.linewarden.records;

/// One thing that is not the same in two revisions.
///
/// @param subject what it is about: `tool 'cap'`; empty = the recipe itself
/// @param field what of it: `box`; empty when all of it was added or removed
/// @param before as it was; empty when it was added
/// @param after as it is; empty when it was removed
/// @param unit of both; empty when they have none
public record Difference(String subject, String field, String before, String after, String unit) {
  /// What a field says that is not there.
  static final String NOTHING = "not said";

  /// `limit 'cap height' of tool 'cap' (height): max 12.0 -> 12.5 mm`.
  public String words() {
    if (field.isEmpty()) {
      return before.isEmpty()
          ? "%s added: %s".formatted(subject, after)
          : "%s removed: %s".formatted(subject, before);
    }
    return "%s%s %s -> %s%s"
        .formatted(
            subject.isEmpty() ? "" : subject + ": ",
            field,
            before,
            after,
            unit.isEmpty() ? "" : " " + unit);
  }
}
