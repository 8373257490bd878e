package dev.linewarden.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds up ledger entries one by one: the same sum while the line runs and when a journal is read
/// back. An entry that comes twice or out of turn changes no count but is itself counted. Not
/// thread-safe; the sum is taken with [#books()].
public final class Bookkeeper {
  private final Map<PartId, LedgerEntry.Triggered> open = new LinkedHashMap<>();
  private final Set<PartId> judged = new HashSet<>();
  private final Map<RecipeKey, Counts> counts = new HashMap<>();
  private Balance balance;
  private long lastPart;
  private long irregular;
  private String batch;

  public Bookkeeper(Books start) {
    balance = start.balance();
    lastPart = start.lastPart();
    irregular = start.irregular();
    batch = start.batch();
    counts.putAll(start.counts());
    start.open().forEach(triggered -> open.put(triggered.part(), triggered));
  }

  public void enter(LedgerEntry entry) {
    switch (entry) {
      case LedgerEntry.Triggered triggered -> enterTriggered(triggered);
      case LedgerEntry.Judged record -> enterJudged(record);
      case LedgerEntry.Closed closed -> enterClosed(closed);
      case LedgerEntry.Changed _ -> {}
      case LedgerEntry.Noted noted -> batch = noted.note().batch(batch);
    }
  }

  public Balance balance() {
    return balance;
  }

  public Counts counts(RecipeKey recipe) {
    return counts.getOrDefault(recipe, Counts.ZERO);
  }

  /// The part's trigger while it is under way; null before and after.
  public LedgerEntry.@Nullable Triggered find(PartId part) {
    return open.get(part);
  }

  /// The first number that no part has had.
  public PartId nextPart() {
    return new PartId(lastPart + 1);
  }

  /// The name of the batch that is being made; empty for none.
  public String batch() {
    return batch;
  }

  public long irregular() {
    return irregular;
  }

  public Books books() {
    return new Books(balance, lastPart, new ArrayList<>(open.values()), counts, irregular, batch);
  }

  /// The number of the oldest part under way; 0 for none.
  long oldest() {
    return open.isEmpty() ? 0 : open.keySet().iterator().next().value();
  }

  /// Open parts, oldest first.
  public List<LedgerEntry.Triggered> open() {
    return new ArrayList<>(open.values());
  }

  private void enterTriggered(LedgerEntry.Triggered triggered) {
    if (triggered.part().value() <= lastPart) {
      irregular++;
      return;
    }
    lastPart = triggered.part().value();
    open.put(triggered.part(), triggered);
    balance = balance.triggeredOne();
  }

  private void enterJudged(LedgerEntry.Judged record) {
    if (!open.containsKey(record.part()) || !judged.add(record.part())) {
      irregular++;
      return;
    }
    counts.put(record.recipe(), counts(record.recipe()).plus(record.verdict()));
  }

  private void enterClosed(LedgerEntry.Closed closed) {
    if (open.remove(closed.part()) == null) {
      irregular++;
      return;
    }
    judged.remove(closed.part());
    balance = balance.closedOne(closed.ending());
  }
}
