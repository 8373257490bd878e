package dev.linewarden.inspection;

/// What the line tells whoever listens.
public sealed interface LineEvent {
  record PartJudged(LedgerEntry.Judged record, Recipe recipe) implements LineEvent {}

  record PartClosed(LedgerEntry.Closed record) implements LineEvent {}

  record StateChanged(LineState state) implements LineEvent {}

  /// A known good part and a known bad one were judged rightly and in time, since this was last
  /// said.
  record Proven() implements LineEvent {}
}
