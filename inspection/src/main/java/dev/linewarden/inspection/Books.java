package dev.linewarden.inspection;

import java.util.List;
import java.util.Map;

/// The sum of a ledger at one moment: what a restarted station goes on from.
///
/// @param lastPart the highest part number ever given, 0 for none
/// @param open parts triggered and not yet closed, in order
/// @param irregular entries that came twice or without the one before: a defect of the station
/// @param batch the name of the batch that is being made; empty for none
public record Books(
    Balance balance,
    long lastPart,
    List<LedgerEntry.Triggered> open,
    Map<RecipeKey, Counts> counts,
    long irregular,
    String batch) {
  public static final Books EMPTY = new Books(Balance.ZERO, 0, List.of(), Map.of(), 0, "");

  public Books {
    open = List.copyOf(open);
    counts = Map.copyOf(counts);
  }
}
