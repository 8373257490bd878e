package dev.linewarden.inspection;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The line's books: adds up every entry and hands it to the journal. An entry the journal has no
/// room for waits here, in order, while the line is in fault and the conveyor has no permit. State
/// of the line thread.
final class Ledger {
  /// Entries that can wait: three for each part that may still coast in after the permit went. A
  /// further one would be lost; it is counted, and the books show the part as unaccounted.
  static final int WAITING_MAX = 4096;

  static final long AUDIT_NANOS = 60_000_000_000L;
  private static final int PARTS_NAMED_MAX = 8;
  private static final RecipeKey NO_RECIPE = new RecipeKey("none", 1);

  private final Journal journal;
  private final FaultLog faults;
  private final Bookkeeper books;
  private final ArrayDeque<LedgerEntry> waiting = new ArrayDeque<>();
  private Set<PartId> openAtLastAudit = new HashSet<>();
  private long nextAuditNanos = Long.MIN_VALUE;
  private @Nullable String trouble;

  Ledger(Journal journal, FaultLog faults, Books start) {
    this.journal = journal;
    this.faults = faults;
    this.books = new Bookkeeper(start);
  }

  Bookkeeper books() {
    return books;
  }

  /// The recipe the part was triggered under; a part nobody knows gets a name that says so.
  private RecipeKey recipeOf(PartId part) {
    LedgerEntry.Triggered triggered = books.find(part);
    return triggered == null ? NO_RECIPE : triggered.recipe();
  }

  int waiting() {
    return waiting.size();
  }

  /// Why nothing may be inspected that could not be written down; empty while it can.
  Optional<Trouble> full() {
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                "journal",
                "takes no more entries",
                "the journal takes no more entries, %d wait".formatted(waiting.size())));
  }

  void enter(LedgerEntry entry) {
    long irregular = books.irregular();
    books.enter(entry);
    if (books.irregular() > irregular) {
      trouble("entry out of turn", entry.toString());
    } else if (waiting.isEmpty() && journal.append(entry)) {
      return;
    } else if (waiting.size() < WAITING_MAX) {
      waiting.addLast(entry);
    } else {
      trouble("entry lost, journal full for too long", entry.toString());
    }
  }

  private void trouble(String what, String detail) {
    faults.count("ledger", what, detail);
    trouble = what + ": " + detail;
  }

  /// What is not in order in the books, once; null when all is.
  @Nullable String takeTrouble() {
    String now = trouble;
    trouble = null;
    return now;
  }

  /// Parts that were under way when the station ended: nobody saw what became of them. How many.
  int closeInterrupted(long wallMillis) {
    List<LedgerEntry.Triggered> left = books.open();
    for (LedgerEntry.Triggered triggered : left) {
      enter(
          new LedgerEntry.Closed(
              triggered.part(), wallMillis, triggered.recipe(), Ending.INTERRUPTED));
    }
    return left.size();
  }

  LedgerEntry.Closed close(Closing closing, long wallMillis) {
    LedgerEntry.Closed record =
        new LedgerEntry.Closed(
            closing.part(),
            wallMillis,
            recipeOf(closing.part()),
            closing.ending(),
            closing.lane(),
            closing.slipMm());
    enter(record);
    return record;
  }

  /// The next part has another recipe.
  void change(LoadedRecipe before, LoadedRecipe next, String who, String why, long wallMillis) {
    RecipeKey now = next.recipe().key();
    enter(
        new LedgerEntry.Changed(
            books.nextPart(), wallMillis, now, before.recipe().key(), who, why));
  }

  void note(Note note) {
    enter(new LedgerEntry.Noted(books.nextPart(), note));
  }

  /// Ends the batch that is being made, if there is one, and begins this one.
  ///
  /// @param name empty: none is begun
  void batch(String name, String who, long wallMillis) {
    if (!books.batch().isEmpty()) {
      note(Note.of(Note.Kind.BATCH_ENDED, wallMillis, who, books.batch(), ""));
    }
    if (!name.isEmpty()) {
      note(Note.of(Note.Kind.BATCH_BEGUN, wallMillis, who, name, ""));
    }
  }

  /// Offers the waiting entries again; how many went.
  int retry() {
    int gone = 0;
    while (!waiting.isEmpty() && journal.append(waiting.getFirst())) {
      waiting.removeFirst();
      gone++;
    }
    return gone;
  }

  /// Once a minute: the books must balance, and no part may be under way from one audit to the next
  /// while the conveyor runs. Names the parts concerned.
  void audit(long nowNanos, boolean running) {
    if (nextAuditNanos != Long.MIN_VALUE && nowNanos - nextAuditNanos < 0) {
      return;
    }
    nextAuditNanos = nowNanos + AUDIT_NANOS;
    Set<PartId> open = new HashSet<>();
    books.open().forEach(triggered -> open.add(triggered.part()));
    if (running) {
      List<PartId> stuck =
          openAtLastAudit.stream().filter(open::contains).sorted().limit(PARTS_NAMED_MAX).toList();
      if (!stuck.isEmpty()) {
        trouble("parts neither passed nor removed for a minute", "parts " + stuck);
      }
    }
    Balance balance = books.balance();
    if (!balance.balanced()) {
      faults.count("ledger", "the ledger does not balance", balance.toString());
    }
    openAtLastAudit = running ? open : new HashSet<>();
  }
}
