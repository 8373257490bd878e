package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The station as a Sparkplug B edge node. One thread.
final class SparkplugSink implements Sink {
  /// Events under way without a word that the broker has read them.
  static final int WINDOW = 512;

  private static final int CONNECTIONS = 256;

  private final SparkplugSettings settings;
  private final Clock clock;
  private final FaultLog faults;

  /// Of the primary host's newest word: an older one may still lie at the broker.
  private final AtomicLong hostMillis = new AtomicLong(Long.MIN_VALUE);

  private int connection;

  /// Throws [dev.linewarden.inspection.BadInput] when a certificate or key cannot be read.
  SparkplugSink(SparkplugSettings settings, Clock clock, FaultLog faults) {
    this.settings = settings;
    this.clock = clock;
    this.faults = faults;
    Tls.trust(settings.broker().tls());
    Tls.identity(settings.broker().tls());
  }

  @Override
  public int window() {
    return WINDOW;
  }

  /// Each attempt has its own number: a birth and the death that belongs to it say the same.
  @Override
  public Attempt connect() throws InterruptedException {
    int bdSeq = connection;
    connection = (connection + 1) % CONNECTIONS;
    return SparkplugLink.connect(settings, bdSeq, hostMillis, clock, faults);
  }

  @Override
  public List<ProbeStep> probe() throws InterruptedException {
    return new SparkplugProbe(settings, faults).run();
  }
}
