package dev.linewarden.upstream;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Publishes the same journal from the position that is on disk, until it is killed.
final class UpstreamVictim {
  static final int PARTS = 10_000;

  private UpstreamVictim() {}

  static void main(String[] arguments) throws InterruptedException {
    ListJournal journal = new ListJournal();
    Samples.parts(journal, 1, PARTS);
    MonotonicClock clock = new MonotonicClock();
    MqttSettings settings =
        new MqttSettings("line-4", URI.create("mqtt://127.0.0.1:" + arguments[0]));
    Outbox outbox = new Outbox(journal, Samples::report, clock, new FaultLog(clock));
    try (Upstream _ = new Upstream(settings, outbox, new Asked(), Path.of(arguments[1]))) {
      new CountDownLatch(1).await();
    }
  }
}
