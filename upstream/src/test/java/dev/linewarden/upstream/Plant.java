package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What a test needs around an upstream: journal, faults, position file, and the state changes that
/// it logs, to wait for.
final class Plant implements AutoCloseable {
  final ListJournal journal = new ListJournal();
  final MonotonicClock clock = new MonotonicClock();
  final FaultLog faults = new FaultLog(clock);
  final Asked asked = new Asked();
  final Path position;
  private final LinkedBlockingQueue<String> states = new LinkedBlockingQueue<>();
  private final Logger logger = Logger.getLogger("dev.linewarden.upstream");
  private final Handler handler = new StateHandler(states);

  Plant(Path folder) {
    position = folder.resolve("sinks").resolve("mqtt.position");
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  private static final class StateHandler extends Handler {
    private final LinkedBlockingQueue<String> states;

    StateHandler(LinkedBlockingQueue<String> states) {
      this.states = states;
    }

    @Override
    public void publish(LogRecord line) {
      states.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  Upstream upstream(int port) {
    return upstream(new Mqtt(port).settings());
  }

  Upstream upstream(SinkSettings settings) {
    return new Upstream(settings, outbox(), asked, position);
  }

  Outbox outbox() {
    return new Outbox(journal, Samples::report, clock, faults);
  }

  /// The next state change that has this in its text.
  String awaitState(String part) throws InterruptedException {
    return awaitState(part, 120);
  }

  String awaitState(String part, int seconds) throws InterruptedException {
    StringBuilder seen = new StringBuilder();
    while (true) {
      String state = states.poll(seconds, TimeUnit.SECONDS);
      assertThat(state).as("a state with '%s' after: %s", part, seen).isNotNull();
      if (state.contains(part)) {
        return state;
      }
      seen.append(state).append("; ");
    }
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }
}
