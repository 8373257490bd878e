package dev.linewarden.ui;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Witness;
import java.lang.foreign.Arena;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The operator's screen and the HTTP interface. It sees the line as a witness and asks the station
/// through [StationControl], [Workshop] and [Lookup]; it never holds the line up. [#saw] belongs to
/// the line's thread, the rest to whoever wires the station.
public final class WebScreen implements Witness, AutoCloseable {
  /// Frames this screen may hold at once: add it to the size of the frame pool.
  public static final int FRAMES_HELD_MAX = PictureDesk.FRAMES_HELD_MAX;

  /// As many passed parts as come from camera to ejector, and a second more.
  private static final int PASSED_MAX = 256;

  private final UiSettings settings;
  private final Ticks ticks = new Ticks();
  private final Missing missing = new Missing();
  private final Audience audience = new Audience();
  private final DisagreementShelf disagreements = new DisagreementShelf();
  private final RejectShelf shelf = new RejectShelf();
  private final Thumbnails passed = new Thumbnails(PASSED_MAX);
  private final PictureDesk pictures;
  private final AgentThread pictureThread;
  private final AgentThread statusThread;
  private final Routes routes;
  private final WebServer server;

  /// Does not start anything yet.
  public WebScreen(UiSettings settings, ScreenSources sources, Clock clock, FaultLog faults) {
    this.settings = settings;
    Json json = new Json();
    pictures = new PictureDesk(audience, shelf, disagreements, passed, faults, json);
    StationControl control = sources.station();
    FrontEnd frontEnd = FrontEnd.load();
    StatusDesk status =
        new StatusDesk(
            control,
            sources.wires(),
            sources.alarms(),
            audience,
            ticks,
            missing,
            shelf,
            pictures,
            frontEnd.fingerprint(),
            json);
    pictureThread = new AgentThread(pictures, clock, faults);
    statusThread = new AgentThread(status, clock, faults);
    Exchange exchange = new Exchange(json);
    Guard guard = new Guard(sources.reception());
    routes =
        new Routes(
            control,
            status,
            shelf,
            further(sources, shelf, guard, exchange, clock),
            frontEnd.routes(),
            guard,
            exchange);
    Runnable wakeStatus = status.doorbell()::ring;
    server = new WebServer(settings, routes, guard, audience, wakeStatus, clock, faults, json);
  }

  private List<Route> further(
      ScreenSources sources, RejectShelf shelf, Guard guard, Exchange exchange, Clock clock) {
    return Stream.of(
            new HoldRoutes(sources.workshop(), exchange).all(),
            new WorkshopRoutes(
                    sources.workshop(), sources.station(), disagreements, shelf, guard, exchange)
                .all(),
            new GalleryRoutes(sources.gallery(), exchange).all(),
            new LookupRoutes(sources.past(), clock, exchange).all(),
            new TrailRoutes(sources.trail(), exchange).all(),
            new ChallengeRoutes(sources.challenges(), exchange).all(),
            new WorkbenchRoutes(sources.workbench(), exchange).all(),
            new UpkeepRoutes(sources.upkeep(), exchange).all(),
            new TeachRoutes(sources.workbench(), exchange).all(),
            new BundleRoutes(sources.workbench(), exchange).all(),
            new SignOnRoutes(sources.reception(), exchange).all(),
            new PeopleRoutes(sources.reception(), exchange).all(),
            new WireRoutes(sources.wires(), exchange).all(),
            new AlarmRoutes(sources.alarms(), exchange).all(),
            new OpticsRoutes(pictures.focus(), sources.camera(), clock, exchange).all())
        .flatMap(List::stream)
        .toList();
  }

  /// Returns when the screen can be reached. Throws [dev.linewarden.inspection.BadInput] when the
  /// port cannot be had.
  public void start() {
    server.start();
    try (Arena arena = Arena.ofConfined()) {
      FrameInfo tiny = new FrameInfo(0, 0, 0, 2, 2, 6, PixelFormat.BGR8, "warm-up");
      try (Frame frame = new Frame(tiny, arena.allocate(12), () -> {})) {
        pictures.warmUp(frame);
      }
    }
    pictureThread.start();
    statusThread.start();
  }

  /// The port in use, also when any was asked for.
  public int port() {
    return server.port();
  }

  /// What to open in a browser at this machine, and without encryption elsewhere too.
  public URI address() {
    return address("http", settings.plainHost(), port());
  }

  /// What to open in a browser elsewhere; empty = no encryption.
  public Optional<URI> secureAddress() {
    OptionalInt secure = server.securePort();
    return secure.isPresent()
        ? Optional.of(address("https", settings.host(), secure.getAsInt()))
        : Optional.empty();
  }

  private static URI address(String scheme, String host, int port) {
    String name = host.equals("0.0.0.0") ? "localhost" : host;
    return URI.create("%s://%s:%d/".formatted(scheme, name, port));
  }

  /// For the test that compares them with their description.
  Routes routes() {
    return routes;
  }

  @Override
  public void saw(LineEvent event, Frames frames) {
    switch (event) {
      case LineEvent.PartJudged judged -> {
        ticks.add(judged);
        pictures.lay(judged, frames);
      }
      case LineEvent.PartClosed closed -> {
        if (closed.record().ending() == Ending.NOT_REMOVED) {
          missing.add(closed.record().part());
        }
      }
      // The next status, at most a quarter of a second away, says it.
      case LineEvent.StateChanged _, LineEvent.Proven _ -> {}
    }
  }

  /// A draft would have decided otherwise on this part; kept with its picture for whoever asks. On
  /// the model's thread: returns at once.
  public void disagreed(Comparison comparison, Frames frames) {
    pictures.lay(comparison, frames);
  }

  /// The small picture of a part that was judged lately, as a JPEG. Any thread.
  public Optional<byte[]> thumbnail(long part) {
    return Optional.ofNullable(shelf.find(part))
        .map(RejectShelf.Kept::thumbnail)
        .filter(jpeg -> jpeg.length > 0)
        .or(() -> passed.find(new PartId(part)));
  }

  /// Another draft is followed, or none.
  public void forgetDisagreements() {
    disagreements.clear();
  }

  /// Gives every frame back. Parts seen afterwards are not shown.
  @Override
  public void close() {
    pictures.shut();
    audience.dismissAll();
    server.close();
    statusThread.close();
    pictureThread.close();
    if (pictureThread.ended()) {
      pictures.free();
    }
  }
}
