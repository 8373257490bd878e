package dev.linewarden.upstream;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Publishes the same journal from the position that is on disk, until it is killed.
final class UpstreamVictim {
  static final int PARTS = 10_000;

  /// So slow that whoever kills it may come seconds late, and it still has entries to send.
  private static final int ENTRIES_PER_SECOND = 2000;

  private UpstreamVictim() {}

  static void main(String[] arguments) throws InterruptedException {
    ListJournal journal = new ListJournal();
    Samples.parts(journal, 1, PARTS);
    MonotonicClock clock = new MonotonicClock();
    SendPolicy slowly = new SendPolicy(SendPolicy.Detail.SCORES, false, ENTRIES_PER_SECOND);
    MqttSettings settings = new Mqtt(Integer.parseInt(arguments[0])).policy(slowly).settings();
    Outbox outbox = new Outbox(journal, Samples::report, clock, new FaultLog(clock));
    try (Upstream _ = new Upstream(settings, outbox, new Asked(), Path.of(arguments[1]))) {
      new CountDownLatch(1).await();
    }
  }
}
