package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The sum of a ledger as bytes, with which each segment starts; all numbers are varints.
///
/// ```
/// | triggered passed removed notRemoved interrupted inFlight | lastPart | irregular |
/// | count | part, wall time 8 bytes, recipe | ...                 parts under way
/// | count | recipe | passed rejected unjudged | count | label text, parts | ... | ...
/// | batch text |                                     nothing when there is none
/// ```
final class BooksCodec {
  private BooksCodec() {}

  static void encode(ByteSink sink, Books books) {
    Balance balance = books.balance();
    sink.varint(balance.triggered());
    sink.varint(balance.passed());
    sink.varint(balance.removed());
    sink.varint(balance.notRemoved());
    sink.varint(balance.interrupted());
    sink.varint(balance.inFlight());
    sink.varint(books.lastPart());
    sink.varint(books.irregular());
    sink.varint(books.open().size());
    for (LedgerEntry.Triggered open : books.open()) {
      sink.varint(open.part().value());
      sink.i64(open.wallMillis());
      EntryCodec.key(sink, open.recipe());
    }
    sink.varint(books.counts().size());
    books.counts().forEach((recipe, counts) -> counts(sink, recipe, counts));
    if (!books.batch().isEmpty()) {
      sink.text(books.batch());
    }
  }

  static Books decode(ByteSource source) throws IOException {
    try {
      Balance balance =
          new Balance(
              source.varint(),
              source.varint(),
              source.varint(),
              source.varint(),
              source.varint(),
              source.varint());
      long lastPart = source.varint();
      long irregular = source.varint();
      List<LedgerEntry.Triggered> open = new ArrayList<>();
      for (int left = source.count(); left > 0; left--) {
        open.add(
            new LedgerEntry.Triggered(
                new PartId(source.varint()), source.i64(), EntryCodec.key(source)));
      }
      Map<RecipeKey, Counts> counts = new HashMap<>();
      for (int left = source.count(); left > 0; left--) {
        counts.put(EntryCodec.key(source), counts(source));
      }
      String batch = source.hasMore() ? source.text() : "";
      source.finish();
      return new Books(balance, lastPart, open, counts, irregular, batch);
    } catch (IllegalArgumentException | BadInput e) {
      throw new IOException("the books make no sense: " + e.getMessage(), e);
    }
  }

  private static void counts(ByteSink sink, RecipeKey recipe, Counts counts) {
    EntryCodec.key(sink, recipe);
    sink.varint(counts.passed());
    sink.varint(counts.rejected());
    sink.varint(counts.unjudged());
    sink.varint(counts.labels().size());
    counts
        .labels()
        .forEach((label, parts) -> {
          sink.text(label);
          sink.varint(parts);
        });
  }

  private static Counts counts(ByteSource source) throws IOException {
    long passed = source.varint();
    long rejected = source.varint();
    long unjudged = source.varint();
    Map<String, Long> labels = new TreeMap<>();
    for (int left = source.count(); left > 0; left--) {
      labels.put(source.text(), source.varint());
    }
    return new Counts(passed, rejected, unjudged, labels);
  }
}
