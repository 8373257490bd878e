package dev.linewarden.inspection;

import java.util.List;

/// The line at one moment, for other threads.
///
/// @param models where those of the recipe run
/// @param counts of the recipe revision in use
/// @param batch that is being made; empty for none
/// @param unsaved ledger entries that wait for room in the journal
public record LineView(
    LineState state,
    StateReason why,
    Recipe recipe,
    List<ModelPlace> models,
    Balance balance,
    Counts counts,
    String batch,
    int unsaved) {
  public LineView {
    models = List.copyOf(models);
  }
}
