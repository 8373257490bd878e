package dev.linewarden.inspection;

/// Where the ledger is kept. One thread appends: the line.
public interface Journal {
  /// False when there is no room in the queue or on the disk: the entry was not taken, and the line
  /// goes to fault rather than lose it. Never blocks.
  boolean append(LedgerEntry entry);

  /// What a person has to look at, in words; empty when all is well. Any thread; returns at once.
  default String trouble() {
    return "";
  }
}
