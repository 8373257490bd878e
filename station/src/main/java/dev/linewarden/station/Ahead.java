package dev.linewarden.station;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Something slow, begun before it is needed.
final class Ahead<T> {
  private final CompletableFuture<T> result = new CompletableFuture<>();

  Ahead(String what, Supplier<T> work) {
    Thread.ofPlatform()
        .name("lw-ahead-" + what)
        .daemon()
        .start(() -> {
          try {
            result.complete(work.get());
          } catch (Throwable e) { // whoever waits gets it
            result.completeExceptionally(e);
          }
        });
  }

  /// Work that leaves nothing behind but that it is done.
  static Ahead<Boolean> done(String what, Runnable work) {
    return new Ahead<>(
        what,
        () -> {
          work.run();
          return true;
        });
  }

  /// Waits, and throws what the work threw.
  T get() {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
