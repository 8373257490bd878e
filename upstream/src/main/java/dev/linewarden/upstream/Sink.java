package dev.linewarden.upstream;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Verdict;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One of the plant's systems that takes what the journal says. All that differs between them is
/// behind this: how a link is opened, how an event goes over it, and what comes back as words.
/// Following the journal, taking up again, the window and the position are [Upstream]'s, once for
/// all.
interface Sink {
  /// The most events under way without a word of them.
  int window();

  /// Blocks for a bounded time.
  Attempt connect() throws InterruptedException;

  /// Looks step by step whether the sink can be reached and would take what it is sent. Blocks for
  /// a bounded time; leaves nothing behind but a message of the kind `test`.
  List<ProbeStep> probe() throws InterruptedException;

  /// What came of trying to connect.
  sealed interface Attempt {
    record Connected(Link link) implements Attempt {}

    record Failed(String why) implements Attempt {}
  }

  /// What stands for a piece of the journal; each sink says it in its own language.
  sealed interface Event {
    /// Of the entry, or the last of the range.
    long sequence();

    /// It happened before whoever is told was there.
    boolean past();

    /// The part whose verdict it is, if that did not let it through.
    OptionalLong removed();

    /// @param past it happened before whoever is told was there
    /// @param scores whether what the tools measured is told too
    record Entry(Recorded recorded, boolean past, boolean scores) implements Event {
      @Override
      public long sequence() {
        return recorded.sequence();
      }

      @Override
      public OptionalLong removed() {
        return recorded.entry() instanceof LedgerEntry.Judged judged
                && !(judged.verdict() instanceof Verdict.Pass)
            ? OptionalLong.of(judged.part().value())
            : OptionalLong.empty();
      }
    }

    /// Entries that the journal no longer keeps and that were never sent: both ends are missing
    /// too.
    record Gap(long from, long to, long wallMillis) implements Event {
      @Override
      public long sequence() {
        return to;
      }

      @Override
      public boolean past() {
        return false;
      }

      @Override
      public OptionalLong removed() {
        return OptionalLong.empty();
      }
    }
  }

  /// What is told beside the journal, and nobody waits for it.
  sealed interface Aside {
    /// The newest. Older ones that did not leave yet may be dropped for it. Kept for whoever comes
    /// later.
    ///
    /// @param behind entries of the journal that the sink has not taken
    record Counts(CountsReport report, long behind, long wallMillis) implements Aside {}

    /// A removed part, as a JPEG.
    record Thumbnail(long part, Body body) implements Aside {}

    /// To a command.
    record Answer(Body body) implements Aside {}
  }

  /// What came back.
  sealed interface Word {
    /// The events that were sent together, from the one to the other, have arrived.
    record Acknowledged(long from, long to) implements Word {
      /// The event of this sequence has arrived.
      Acknowledged(long sequence) {
        this(sequence, sequence);
      }
    }

    /// Every event up to this sequence has arrived.
    record UpTo(long sequence) implements Word {}

    /// A consumer says that it has stored everything up to this sequence; believed only as far as
    /// it can be true.
    ///
    /// @param again whether it misses what came after that, and wants it once more
    record Stored(long sequence, boolean again) implements Word {}

    /// Somebody asks something of the station; whoever it is.
    record Asked(Body body) implements Word {}

    /// Nothing more will come on this link.
    record Lost(String why) implements Word {}
  }

  /// One connection, from its acceptance to its loss; never used again after that. One thread.
  interface Link extends AutoCloseable {
    /// The newest state before anything else. Blocks for a bounded time; a failure comes as the
    /// word `Lost`.
    void greet(Aside.Counts counts) throws InterruptedException;

    /// At least once: a word about this sequence follows, or `Lost`. Does not block while it is up.
    /// Returns how many bytes it takes.
    int send(Event event);

    /// False as soon as it knows that nothing arrives any more: the word `Lost` waits in [#next],
    /// and until it is heard nothing needs to be sent.
    default boolean isUp() {
      return true;
    }

    /// At most once. Does not block; what the sink has no place for goes nowhere. Returns how many
    /// bytes it takes.
    int tell(Aside aside);

    /// What is not acknowledged for so long is taken for lost, and the link with it.
    default long patienceNanos() {
      return Feed.ACKNOWLEDGE_NANOS;
    }

    /// The next word, or null when none came in time.
    @Nullable Word next(long waitNanos) throws InterruptedException;

    /// An orderly end follows. Blocks for a bounded time.
    void goodbye() throws InterruptedException;

    /// A bounded wait at most.
    @Override
    void close();
  }
}
