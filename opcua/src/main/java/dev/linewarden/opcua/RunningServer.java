package dev.linewarden.opcua;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/// A server that listens, with the model in it. Made, used and closed by one thread.
final class RunningServer implements AutoCloseable {
  private static final long STOP_SECONDS = 3;

  /// Recipes are read from the disk: not at each look.
  private static final long RECIPES_NANOS = 5_000_000_000L;

  private final VisionDesk desk;
  private final Clock clock;
  private final ServerKeys keys;
  private final OpcUaServer server;
  private final StationNamespace types;
  private final StationNamespace own;
  private final VisionModel model;
  private final VisionStates states;
  private final VisionEvents events;
  private final ResultShelf shelf = new ResultShelf();
  private final ResultMethods results;
  private final PlainValues values;
  private final String address;
  private List<RecipeKey> recipes = List.of();
  private long recipesNanos;

  RunningServer(VisionServer.Station station, Clock clock, FaultLog faults) {
    this.desk = station.desk();
    this.clock = clock;
    Security.provideAlgorithms();
    OpcUaSettings settings = station.settings();
    String uri = "urn:linewarden:" + station.id();
    String host = Endpoints.host(settings);
    this.keys = new ServerKeys(station.folder(), station.id(), uri, host);
    this.address = "opc.tcp://%s:%d%s".formatted(host, settings.port(), Endpoints.PATH);
    this.server =
        new OpcUaServer(
            OpcUaServerConfig.builder()
                .setApplicationName(LocalizedText.english("Linewarden " + station.id()))
                .setApplicationUri(uri)
                .setProductUri("urn:linewarden")
                .setCertificateManager(keys.manager())
                .setIdentityValidator(People.validator(station.signOn(), settings.anonymous()))
                .setEndpoints(Endpoints.of(settings, host, keys.own()))
                .setLimits(Endpoints.LIMITS)
                .build(),
            _ -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
    server.getSessionManager().addSessionListener(People.leaving());
    this.types = new StationNamespace(server, VisionIds.NAMESPACE);
    this.own = new StationNamespace(server, uri + ":station");
    types.startup();
    own.startup();
    this.model = new VisionModel(server, types, own);
    Structs structs = new Structs(server, types.getNamespaceIndex());
    this.events = new VisionEvents(model, clock, faults);
    this.states = new VisionStates(model, structs, events, clock);
    this.results = new ResultMethods(shelf, structs);
    this.values = new PlainValues(own, station.id());
    StateMethods.bind(model, desk, states, structs, faults);
    RecipeMethods.bind(model, desk, structs, faults);
    results.bind(model, faults);
    this.recipesNanos = clock.nanos() - RECIPES_NANOS;
    listen();
  }

  /// Events can be told from then on, so the first look comes after it.
  private void listen() {
    try {
      var _ = server.startup().get(STOP_SECONDS, TimeUnit.SECONDS);
      look(List.of(), 0);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new BadInput("the OPC UA server cannot listen at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new BadInput("the OPC UA server was ended before it listened", e);
    } catch (RuntimeException | Error e) {
      // It has the port, and nobody else would give that back.
      close();
      throw e;
    }
  }

  String address() {
    return address;
  }

  /// Shows the station as it is, and tells of the parts since the last look.
  void look(Mailbox<LedgerEntry.Judged> parts) {
    List<LedgerEntry.Judged> judged = new java.util.ArrayList<>();
    for (int i = parts.size(); i > 0; i--) {
      LedgerEntry.Judged part = parts.poll();
      if (part != null) {
        judged.add(part);
      }
    }
    look(judged, parts.refused());
  }

  private void look(List<LedgerEntry.Judged> judged, long missed) {
    VisionSnapshot now = desk.now();
    states.follow(now);
    for (LedgerEntry.Judged part : judged) {
      tell(new PartResult(part, states.job()));
    }
    if (clock.nanos() - recipesNanos >= RECIPES_NANOS) {
      recipes = desk.recipes();
      recipesNanos = clock.nanos();
    }
    values.missed(missed);
    values.follow(now, recipes);
  }

  private void tell(PartResult result) {
    shelf.keep(result);
    values.judged(result);
    events.fire(
        model.type(VisionIds.RESULT_READY_EVENT),
        model.root(),
        "part %s: %s".formatted(result.id(), result.record().verdict().label()),
        VisionEvents.INFORMATION,
        results.fields(result));
  }

  @Override
  public void close() {
    own.shutdown();
    types.shutdown();
    try {
      var _ = server.shutdown().get(STOP_SECONDS, TimeUnit.SECONDS);
      keys.close();
    } catch (ExecutionException | TimeoutException | IOException e) {
      System.getLogger("dev.linewarden.opcua")
          .log(System.Logger.Level.WARNING, "the OPC UA server did not end in order", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
