package dev.linewarden.tests;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Bookkeeper;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.CameraHealth;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.Lookup;
import dev.linewarden.inspection.ModelPlace;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ShadowCounts;
import dev.linewarden.inspection.StateReason;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Trouble;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.ui.AlarmKind;
import dev.linewarden.ui.CameraReport;
import dev.linewarden.ui.Challenges;
import dev.linewarden.ui.DraftReport;
import dev.linewarden.ui.DraftWish;
import dev.linewarden.ui.Gallery;
import dev.linewarden.ui.LatencySummary;
import dev.linewarden.ui.Reception;
import dev.linewarden.ui.RecipeChoice;
import dev.linewarden.ui.ScreenSources;
import dev.linewarden.ui.StationControl;
import dev.linewarden.ui.StationSnapshot;
import dev.linewarden.ui.TestCamera;
import dev.linewarden.ui.ToolReport;
import dev.linewarden.ui.Trail;
import dev.linewarden.ui.UiSettings;
import dev.linewarden.ui.Upkeep;
import dev.linewarden.ui.WebScreen;
import dev.linewarden.ui.Wires;
import dev.linewarden.ui.Workbench;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A station behind a screen under test: parts come when the test says so, and the books are kept.
final class ScreenStation extends IdleWorkshop implements StationControl {
  private static final List<Limit> LIMITS =
      List.of(
          new Limit("cap", "score", 0.8, Double.POSITIVE_INFINITY, "cap missing"),
          new Limit("fill", "level", 70, 130, "underfilled"));
  private static final List<ToolSpec> TOOLS =
      List.of(new ToolSpec("cap", "compare", Map.of()), new ToolSpec("fill", "edge", Map.of()));
  private static final CameraHealth LINK =
      new CameraHealth(
          List.of(
              new CameraHealth.Reading(CameraHealth.Measure.FRAMES, 48_211),
              new CameraHealth.Reading(CameraHealth.Measure.PACKET_SIZE, 1500)),
          List.of("set jumbo frames"));
  private static final LatencySummary LATENCY = new LatencySummary(48_211, 4.1, 6.3, 9.8, 16.2);

  final FaultLog faults;
  private final Clock clock;
  private final Bookkeeper books = new Bookkeeper(Books.EMPTY);
  private LineState state = LineState.RUNNING;
  private StateReason why = new StateReason.StartedBy("the configuration");
  private RecipeKey key = new RecipeKey("halde-05-amber", 3);
  private long lastPart;
  private Optional<RecipeKey> drafted = Optional.empty();
  private String lastReason = "";
  private final AlarmShelf alarms = new AlarmShelf();

  /// A screen over this station.
  ///
  /// @param port 0: any free one
  WebScreen screen(int port, Clock clock, Reception reception) {
    ScreenSources sources =
        new ScreenSources(
            this,
            this,
            Gallery.NONE,
            Lookup.NOTHING,
            Trail.NONE,
            Workbench.NONE,
            reception,
            Challenges.NONE,
            Wires.NONE,
            alarms,
            TestCamera.NONE,
            Upkeep.NONE);
    return new WebScreen(new UiSettings("127.0.0.1", port), sources, clock, faults);
  }

  /// As above, and it can be reached.
  WebScreen started(int port, Clock clock, Reception reception) {
    WebScreen screen = screen(port, clock, reception);
    screen.start();
    return screen;
  }

  /// 200 parts were compared, on 3 of them a draft would have decided otherwise.
  @Override
  public synchronized Optional<DraftReport> draft() {
    return drafted.map(base ->
        new DraftReport(base, false, LIMITS, key, false, new ShadowCounts(190, 7, 2, 1, 0)));
  }

  @Override
  public synchronized void follow(DraftWish wish, String who) {
    drafted = Optional.of(wish.base());
  }

  @Override
  public synchronized void drop(String who) {
    drafted = Optional.empty();
  }

  @Override
  public synchronized void promote(String deed, String who, String reason) {
    if (reason.isBlank()) {
      throw new BadInput("say why it shall go live");
    }
    key = drafted.orElseThrow();
    lastReason = reason;
    drafted = Optional.empty();
  }

  /// Of the last promotion.
  synchronized String lastReason() {
    return lastReason;
  }

  ScreenStation(Clock clock) {
    this.clock = clock;
    this.faults = new FaultLog(clock);
  }

  /// Something is to be seen to that is about this part, which was judged lately.
  void alarm(AlarmKind kind, String words, long part, WebScreen screen) {
    alarms.raise(kind, words, new PartId(part), screen.thumbnail(part).orElseThrow());
  }

  synchronized void fault(Trouble trouble) {
    state = LineState.FAULTED;
    why = new StateReason.StoppedFor(trouble);
  }

  /// One bottle goes by, with or without a cap; returns its number.
  long bottle(WebScreen screen, boolean capped) {
    return bottle(screen, capped, capped ? 0.972 : 0.041);
  }

  /// Likewise, where the cap is seen as well as that: from 0.8 it is one.
  synchronized long bottle(WebScreen screen, boolean capped, double score) {
    PartId part = begin();
    List<Finding> findings =
        List.of(
            new Finding("cap", "score", score, "score", new Region.Box(560, 96, 160, 116)),
            new Finding("fill", "level", 90, "px", new Region.Box(582, 230, 116, 60)));
    Verdict verdict = Judge.judge(findings, LIMITS);
    try (Frames frames = Frames.of(DrawnBottle.frame(part.value(), capped))) {
      judge(screen, part, verdict, findings, frames);
    }
    close(screen, part, verdict.equals(new Verdict.Pass()) ? Ending.PASSED : Ending.REMOVED);
    return part.value();
  }

  /// A bad bottle that nobody saw go.
  synchronized long escaped(WebScreen screen) {
    PartId part = begin();
    close(screen, part, Ending.NOT_REMOVED);
    return part.value();
  }

  private PartId begin() {
    lastPart++;
    PartId part = new PartId(lastPart);
    books.enter(new LedgerEntry.Triggered(part, clock.wallMillis(), key));
    return part;
  }

  private void judge(
      WebScreen screen, PartId part, Verdict verdict, List<Finding> findings, Frames frames) {
    LedgerEntry.Judged record =
        new LedgerEntry.Judged(
            part,
            clock.wallMillis(),
            key,
            verdict,
            findings,
            List.of(),
            part.value(),
            "drawn",
            5_200_000,
            2_100_000);
    books.enter(record);
    Recipe recipe =
        new Recipe(
            key,
            "Halde 0.5 l amber",
            List.of(RecipeView.only(DrawnBottle.WIDTH, DrawnBottle.HEIGHT)),
            TOOLS,
            LIMITS,
            Map.of());
    screen.saw(new LineEvent.PartJudged(record, recipe), frames);
  }

  private void close(WebScreen screen, PartId part, Ending ending) {
    LedgerEntry.Closed closed = new LedgerEntry.Closed(part, clock.wallMillis(), key, ending);
    books.enter(closed);
    screen.saw(new LineEvent.PartClosed(closed), Frames.NONE);
  }

  @Override
  public synchronized StationSnapshot snapshot() {
    Balance balance = books.balance();
    Counts counts = books.counts(key);
    return new StationSnapshot(
        "filler-2",
        List.of(new CameraReport("front", "drawn bottles", "", LINK)),
        state,
        why,
        key,
        "Halde 0.5 l amber",
        "",
        List.of(
            new ModelPlace("cap", "cuda", ""),
            new ModelPlace("label", "cpu", "CUDA failed its self-test: output 'map' differs")),
        balance,
        counts,
        600,
        LATENCY,
        LATENCY,
        15,
        faults.faults(),
        "MQTT connected, 0 waiting",
        false,
        false,
        12,
        "",
        clock.wallMillis());
  }

  @Override
  public List<ToolReport> tools() {
    return List.of(
        new ToolReport(
            "height", "cap", 0.4, 0.3, 1.25, List.of("height 12 mm is good: 10 to 14 mm")));
  }

  @Override
  public List<RecipeChoice> recipes() {
    return List.of(
        new RecipeChoice(new RecipeKey("halde-05-amber", 3), "Halde 0.5 l amber", ""),
        new RecipeChoice(new RecipeKey("halde-10-clear", 1), "Halde 1.0 l clear", ""),
        new RecipeChoice(
            new RecipeKey("quelle-033", 5), "Quelle 0.33 l", "the model 'cap' is missing"));
  }

  @Override
  public synchronized void start(String who) {
    state = LineState.RUNNING;
    why = new StateReason.StartedBy(who);
  }

  @Override
  public void part(String who) {
    throw new BadInput("parts come by themselves here");
  }

  @Override
  public synchronized void stop(String who) {
    state = LineState.STOPPED;
    why = new StateReason.StoppedBy(who);
  }

  @Override
  public void batch(String name, String who) {}

  @Override
  public synchronized void choose(RecipeKey chosen, String who, String why) {
    key = chosen;
  }
}
