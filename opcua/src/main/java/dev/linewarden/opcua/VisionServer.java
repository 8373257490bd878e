package dev.linewarden.opcua;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Witness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Answers the plant by OPC UA, a few looks at the station a second. The line's thread only offers
/// it judged parts and never waits; what it has no room for is counted and shown.
///
/// Makes itself on a thread of its own after [#start], which takes seconds, and lives on it until
/// [#close]. The methods may be called by any thread.
public final class VisionServer implements Witness, AutoCloseable {
  /// Judged parts on their way to clients: ten seconds of the fastest line.
  static final int PARTS_MAX = 1024;

  static final long LOOK_MILLIS = 200;

  /// A port that is taken may become free.
  static final long RETRY_MILLIS = 10_000;

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
  private static final System.Logger LOG = System.getLogger("dev.linewarden.opcua");

  private final Station station;
  private final Clock clock;
  private final FaultLog faults;
  private final Mailbox<LedgerEntry.Judged> parts =
      new Mailbox<>("opcua", PARTS_MAX, new Doorbell());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("opcua").unstarted(this::run);
  private volatile String status = "not started yet";

  /// Whom the server speaks for.
  ///
  /// @param id the station's name
  /// @param folder for certificates; made if missing
  public record Station(
      String id, OpcUaSettings settings, Path folder, VisionDesk desk, SignOn signOn) {}

  public VisionServer(Station station, Clock clock, FaultLog faults) {
    this.station = station;
    this.clock = clock;
    this.faults = faults;
  }

  /// Returns at once; the server is there some seconds later.
  public void start() {
    thread.start();
  }

  @Override
  public void saw(LineEvent event, Frames frames) {
    if (event instanceof LineEvent.PartJudged(LedgerEntry.Judged record, var _)
        && !parts.offer(record)) {
      faults.count("opcua", "result not told", "no room for part " + record.part());
    }
  }

  /// One line for people.
  public String status() {
    return status;
  }

  /// A bounded wait.
  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_WAIT)) {
        LOG.log(System.Logger.Level.WARNING, "the OPC UA server does not end in time");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The one place where anything unforeseen ends, an Error too: it is counted, and the next
  /// attempt begins.
  private void run() {
    try {
      boolean closed = false;
      while (!closed) {
        try (RunningServer server = new RunningServer(station, clock, faults)) {
          status = "OPC UA at " + server.address();
          LOG.log(System.Logger.Level.INFO, status);
          closed = serve(server);
        } catch (RuntimeException | Error e) {
          status = "no OPC UA: " + e.getMessage();
          faults.count("opcua", "server failed", String.valueOf(e.getMessage()));
          LOG.log(System.Logger.Level.WARNING, status, e);
          closed = closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
      status = "OPC UA closed";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// True once it is to end.
  private boolean serve(RunningServer server) throws InterruptedException {
    boolean closed = false;
    while (!closed) {
      server.look(parts);
      closed = closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return true;
  }
}
