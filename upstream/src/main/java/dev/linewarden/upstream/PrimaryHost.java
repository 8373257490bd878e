package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Whether the host application that the station tells is there, as it says itself: retained, and
/// by its last will. Its words come on the client's thread, anybody may ask.
final class PrimaryHost {
  private final String name;
  private final Consumer<String> gone;
  private final FaultLog faults;
  private final CompletableFuture<Void> online = new CompletableFuture<>();
  private final AtomicLong newestMillis;
  private boolean older;

  /// @param newestMillis the time of its newest word on any connection
  /// @param gone is told once it was online and is not any more
  PrimaryHost(String name, AtomicLong newestMillis, Consumer<String> gone, FaultLog faults) {
    this.name = name;
    this.newestMillis = newestMillis;
    this.gone = gone;
    this.faults = faults;
  }

  /// Done when it was online once.
  CompletableFuture<Void> online() {
    return online;
  }

  /// Why it is not taken to be online, in words.
  synchronized String away() {
    String words = "the primary host '" + name + "' is not online";
    return older ? words + ": what it says has an older time than what it said before" : words;
  }

  /// An older word than the newest is of a connection that the host no longer has.
  synchronized void said(Body body) {
    try {
      Map<String, String> fields = FlatJson.read(body);
      long time = Long.parseLong(fields.getOrDefault("timestamp", ""));
      boolean there = flag(fields.getOrDefault("online", ""));
      older = newestMillis.accumulateAndGet(time, Math::max) > time;
      if (older) {
        return;
      }
      if (there) {
        boolean _ = online.complete(null);
      } else if (online.isDone()) {
        gone.accept("the primary host '" + name + "' went offline");
      }
    } catch (BadInput | NumberFormatException _) {
      faults.count(
          "upstream",
          "not understood whether the host is there",
          "%s: expected {\"online\": true, \"timestamp\": N}, but %d bytes came"
              .formatted(SparkplugSettings.stateTopic(name), body.length()));
    }
  }

  private static boolean flag(String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadInput("'online' must be true or false, but is '" + word + "'");
    };
  }
}
