package dev.linewarden.upstream;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/// A broker inside the station, to watch the feed without installing one: MQTT on the loopback
/// address only, nothing on disk, a bounded memory. Starts on a thread of its own, in about two
/// seconds. Needs 12 MB of heap when idle and at most [#MEMORY_BYTES_MAX] more for messages that a
/// subscriber does not fetch; at that bound further ones are acknowledged and dropped. Not for a
/// plant: what it acknowledged is gone when the process ends.
public final class DemoBroker implements AutoCloseable {
  public static final int PORT_DEFAULT = 1883;

  /// Ports tried, from the wanted one upwards.
  static final int PORTS_TRIED = 10;

  static final long MEMORY_BYTES_MAX = 16L * 1024 * 1024;

  /// Messages kept for one subscriber that does not fetch them; the oldest make room. So one that
  /// sleeps does not take what the others need.
  static final int KEPT_MAX = 2000;

  /// What a start may take before closing goes on without it.
  private static final long START_SECONDS_MAX = 10;

  private static final int WORKERS = 4;

  private static final System.Logger LOG = System.getLogger("dev.linewarden.upstream");

  private final int port;
  private final FaultLog faults;
  private final List<Logger> quiet;
  private final CompletableFuture<EmbeddedActiveMQ> started = new CompletableFuture<>();

  /// Takes the wanted port or the next free one, and returns before the broker is up. Throws
  /// [BadInput] when none of [#PORTS_TRIED] is free.
  public DemoBroker(int wantedPort, FaultLog faults) {
    this.port = free(wantedPort);
    this.faults = faults;
    this.quiet = hush();
    Thread.ofPlatform().name("demo-broker").daemon().start(this::start);
  }

  public int port() {
    return port;
  }

  /// For [MqttSettings], before or after the start.
  public URI endpoint() {
    return URI.create("mqtt://127.0.0.1:" + port);
  }

  /// Done when it takes connections; failed when it could not start.
  public CompletableFuture<Void> started() {
    return started.thenAccept(_ -> {});
  }

  /// One line for people.
  public String status() {
    if (!started.isDone()) {
      return "demo broker starting at " + endpoint();
    }
    return started.isCompletedExceptionally()
        ? "demo broker failed at " + endpoint() + ": " + started.exceptionNow().getMessage()
        : "demo broker at " + endpoint();
  }

  /// Waits for a start under way, at most [#START_SECONDS_MAX], then stops.
  @Override
  public void close() {
    try {
      EmbeddedActiveMQ broker = started.exceptionally(_ -> null).get(START_SECONDS_MAX, SECONDS);
      if (broker != null) {
        broker.stop();
      }
    } catch (Exception e) {
      // Artemis declares no narrower type.
      faults.count("upstream", "demo broker not stopped cleanly", String.valueOf(e));
    }
    quiet.forEach(logger -> logger.setLevel(null));
  }

  private void start() {
    try {
      EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
      broker.setConfiguration(configuration(port));
      broker.start();
      started.complete(broker);
      LOG.log(System.Logger.Level.INFO, "demo broker at {0}", endpoint());
    } catch (Throwable e) { // a class that does not load, too: whoever waits has to be told
      // Artemis declares no narrower type. The demo goes on without its broker.
      faults.count("upstream", "demo broker not started", endpoint() + ": " + e);
      LOG.log(System.Logger.Level.WARNING, "demo broker not started at " + endpoint(), e);
      started.completeExceptionally(e);
    }
  }

  private static Configuration configuration(int port) throws Exception {
    AddressSettings bounded =
        new AddressSettings()
            .setDefaultRingSize(KEPT_MAX)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
            .setAutoDeleteAddresses(true)
            .setAutoDeleteQueues(true);
    Configuration configuration =
        new ConfigurationImpl()
            .setName("linewarden-demo")
            .setPersistenceEnabled(false)
            // Named although nothing is written: otherwise a native library is looked for.
            .setJournalType(JournalType.NIO)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .setMessageCounterEnabled(false)
            .setCriticalAnalyzer(false)
            .setGracefulShutdownEnabled(false)
            .setGlobalMaxSize(MEMORY_BYTES_MAX)
            .setThreadPoolMaxSize(WORKERS)
            .setScheduledThreadPoolMaxSize(1)
            .setMessageExpiryScanPeriod(-1)
            .setAddressSettings(Map.of("#", bounded));
    return configuration.addAcceptorConfiguration(
        "mqtt",
        "tcp://127.0.0.1:"
            + port
            + "?protocols=MQTT;remotingThreads=2;useEpoll=false;useKQueue=false");
  }

  /// The loopback port is tried by taking it for a moment. Somebody may take it in between: then
  /// the start fails and [#status] says so.
  private static int free(int wanted) {
    for (int port = wanted; port < wanted + PORTS_TRIED && port <= 65535; port++) {
      try (ServerSocket probe = new ServerSocket()) {
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return probe.getLocalPort();
      } catch (IOException _) {
        // Taken: the next one.
      }
    }
    throw new BadInput(
        "demo broker: a free port from %d to %d was expected on 127.0.0.1, but all are in use"
            .formatted(wanted, wanted + PORTS_TRIED - 1));
  }

  /// Artemis writes an audit line per message unless told otherwise. The references are held: a
  /// logger nobody holds forgets its level.
  private static List<Logger> hush() {
    Logger audit = Logger.getLogger("org.apache.activemq.audit");
    audit.setLevel(Level.OFF);
    Logger artemis = Logger.getLogger("org.apache.activemq.artemis");
    artemis.setLevel(Level.SEVERE);
    return List.of(audit, artemis);
  }
}
