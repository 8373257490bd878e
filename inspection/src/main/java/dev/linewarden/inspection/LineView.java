package dev.linewarden.inspection;

/// The line at one moment, for other threads.
///
/// @param counts of the recipe revision in use
/// @param unsaved ledger entries that wait for room in the journal
public record LineView(
    LineState state, String why, Recipe recipe, Balance balance, Counts counts, int unsaved) {}
