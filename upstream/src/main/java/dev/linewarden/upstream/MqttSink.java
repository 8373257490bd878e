package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.util.List;

/// An MQTT broker. Topics are `linewarden/v1/<station>/<kind>`.
final class MqttSink implements Sink {
  /// Events under way without an acknowledgement. A broker that wants fewer says so when the
  /// station connects, and the client keeps to it; the rest of them wait in memory, a few hundred
  /// bytes each.
  static final int WINDOW = 512;

  /// Likewise where the past goes in batches: forty messages.
  static final int WINDOW_BATCHES = 40 * BrokerLink.BATCH_EVENTS_MAX;

  private final MqttSettings settings;
  private final Clock clock;
  private final FaultLog faults;

  MqttSink(MqttSettings settings, Clock clock, FaultLog faults) {
    this.settings = settings;
    this.clock = clock;
    this.faults = faults;
    // Read once here, so that a broken file is told at the start.
    Tls.trust(settings.tls());
    Tls.identity(settings.tls());
  }

  @Override
  public int window() {
    return window(settings);
  }

  static int window(MqttSettings settings) {
    return settings.policy().inBatches() ? WINDOW_BATCHES : WINDOW;
  }

  @Override
  public Attempt connect() throws InterruptedException {
    return BrokerLink.connect(settings, clock, faults);
  }

  @Override
  public List<ProbeStep> probe() throws InterruptedException {
    return new MqttProbe(settings).run();
  }
}
