package dev.linewarden.upstream;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Verdict;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Pictures of removed parts that are still to come: a picture is made after its verdict. One
/// thread.
final class Snapshots {
  /// Parts whose picture is waited for. More come only when everything is removed; then the oldest
  /// go without.
  static final int WAITING_MAX = 16;

  /// A picture that is not there after this does not come any more.
  static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final LongFunction<Optional<byte[]>> pictures;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(WAITING_MAX);

  private record Waiting(long part, long sinceNanos) {}

  Snapshots(LongFunction<Optional<byte[]>> pictures) {
    this.pictures = pictures;
  }

  void want(LedgerEntry entry, long nowNanos) {
    if (entry instanceof LedgerEntry.Judged judged && !(judged.verdict() instanceof Verdict.Pass)) {
      if (waiting.size() == WAITING_MAX) {
        waiting.remove();
      }
      waiting.add(new Waiting(judged.part().value(), nowNanos));
    }
  }

  void ready(long nowNanos, Consumer<Sink.Aside> to) {
    waiting.removeIf(one -> {
      Optional<byte[]> picture = pictures.apply(one.part());
      picture.ifPresent(jpeg -> to.accept(new Sink.Aside.Thumbnail(one.part(), new Body(jpeg))));
      return picture.isPresent() || nowNanos - one.sinceNanos() > WAIT_NANOS;
    });
  }
}
