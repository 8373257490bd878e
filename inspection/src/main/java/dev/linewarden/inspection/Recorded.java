package dev.linewarden.inspection;

/// A ledger entry that is safely stored.
///
/// @param sequence ascending by one for each entry of this station, from 1
public record Recorded(long sequence, LedgerEntry entry) {}
