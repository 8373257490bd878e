package dev.linewarden.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RunningServerTest {
  /// Of this machine, and nobody else connects from it: a port that was free there stays so.
  private static final String ADDRESS = "127.0.77.1";

  private static final Duration LOOK = Duration.ofMillis(20);

  @TempDir Path folder;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private volatile Supplier<List<RecipeKey>> recipes = List::of;

  @Test
  void aFirstLookThatFailsGivesThePortBack() throws IOException {
    VisionServer.Station station = station();
    recipes =
        () -> {
          throw new BadInput("the recipes cannot be listed");
        };
    assertThatThrownBy(() -> new RunningServer(station, clock, faults))
        .isInstanceOf(BadInput.class)
        .hasMessage("the recipes cannot be listed");
    recipes = List::of;
    try (RunningServer again = new RunningServer(station, clock, faults)) {
      assertThat(again.address()).contains(":" + station.settings().port());
    }
  }

  @Test
  void anErrorIsSaidAndCountedAndTheServerTriesAgainLater() throws IOException {
    recipes =
        () -> {
          throw new OutOfMemoryError("drawn");
        };
    try (VisionServer server = new VisionServer(station(), clock, faults)) {
      server.start();
      while (faults.count("opcua", "server failed") == 0) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
      assertThat(server.status()).isEqualTo("no OPC UA: drawn");
    }
  }

  private VisionServer.Station station() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
      port = free.getLocalPort();
    }
    OpcUaSettings settings =
        new OpcUaSettings(ADDRESS, port, Set.of(Security.BASIC256_SHA256), true, List.of());
    return new VisionServer.Station("line-4", settings, folder, new Desk(), new Nobody());
  }

  private final class Desk implements VisionDesk {
    @Override
    public VisionSnapshot now() {
      RecipeKey recipe = new RecipeKey("cola", 1);
      return new VisionSnapshot(
          LineState.STOPPED, "", recipe, "", Balance.ZERO, Counts.ZERO, 0, 0, 0);
    }

    @Override
    public List<RecipeKey> recipes() {
      return recipes.get();
    }

    @Override
    public Optional<RecipeKey> meant(String id) {
      return Optional.empty();
    }

    @Override
    public void start(String who) {}

    @Override
    public void stop(String who) {}

    @Override
    public void prepare(RecipeKey recipe, String who) {}
  }

  private static final class Nobody implements SignOn {
    @Override
    public Optional<Person> byPassword(String name, String password, String from) {
      return Optional.empty();
    }

    @Override
    public Optional<Person> byCertificate(X509Certificate certificate, String from) {
      return Optional.empty();
    }
  }
}
