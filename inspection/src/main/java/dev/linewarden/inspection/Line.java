package dev.linewarden.inspection;

import java.util.List;
import java.util.stream.Stream;

/// One conveyor's inspection: pairs trigger and frame, keeps the deadline, gives the verdict,
/// writes the ledger, and applies commands between two parts. It never lets a part through by
/// omission: a part is condemned until [Gate#pardon(PartId)], and only [Verdict.Pass] in time leads
/// there.
///
/// An [Agent]: runs on the line thread; everybody else talks to it through its mailboxes.
public final class Line implements Agent {
  /// Between two looks, the sensor can send at most a burst of this many.
  static final int TRIGGERS_MAX = 256;

  /// One answer a trigger, and as many again that nobody asked for.
  static final int EXPOSURES_MAX = 64;

  static final int INSPECTED_MAX = 64;
  static final int CLOSINGS_MAX = 256;
  static final int COMMANDS_MAX = 16;

  /// They come one by one; a line that does not take them is not alive, and they prove it by that.
  static final int CHALLENGES_MAX = 4;

  /// Messages taken from one mailbox before the others get their turn.
  private static final int TURN_MAX = 32;

  private static final long RETRY_NANOS = 1_000_000;

  private final LineSettings settings;
  private final LinePorts ports;
  private final Doorbell doorbell = new Doorbell();
  private final Mailbox<Trigger> triggers = new Mailbox<>("triggers", TRIGGERS_MAX, doorbell);
  private final List<Mailbox<Exposure>> exposures;
  private final Mailbox<Inspected> inspected = new Mailbox<>("inspected", INSPECTED_MAX, doorbell);
  private final Mailbox<Closing> closings = new Mailbox<>("closings", CLOSINGS_MAX, doorbell);
  private final Mailbox<Command> commands = new Mailbox<>("commands", COMMANDS_MAX, doorbell);
  private final Mailbox<ChallengeRun> challenges =
      new Mailbox<>("challenges", CHALLENGES_MAX, doorbell);
  private final OpenParts open;
  private final Ledger ledger;
  private final Decider decider;
  private final Pairing pairing;
  private final Changeover changeover;
  private final Proof proof;
  private final Interlocks interlocks;
  private final Standing standing;
  private final TestPictures pictures;
  private boolean recovered;
  private volatile LineView view;

  /// Goes on from `start`: parts that were under way then are closed as interrupted. Owns `recipe`
  /// and every recipe switched to later; each has a view for each camera, in their order.
  public Line(
      LineSettings settings,
      InterlockSettings interlocks,
      LinePorts ports,
      Books start,
      LoadedRecipe recipe) {
    this.settings = settings;
    this.ports = ports;
    int views = ports.cameras().size();
    this.exposures =
        Stream.generate(() -> new Mailbox<Exposure>("exposures", EXPOSURES_MAX, doorbell))
            .limit(views)
            .toList();
    this.open = new OpenParts(settings, views);
    this.ledger = new Ledger(ports.journal(), ports.faults(), start);
    this.interlocks = new Interlocks(interlocks, ports.journal(), ports.faults(), views);
    this.decider = new Decider(ports, ledger, this.interlocks);
    this.changeover = new Changeover(ports.model(), recipe, settings.deadlineNanos());
    this.standing = new Standing(ports, ledger);
    this.pictures = new TestPictures(ports, standing, changeover, settings.exposureDelayNanos());
    this.pairing = new Pairing(open, ports, decider, this.interlocks, pictures);
    this.proof = new Proof(ports, settings.deadlineNanos());
    this.view = look();
  }

  public Mailbox<Trigger> triggers() {
    return triggers;
  }

  /// What the camera of this view, counted from 0, answers. A full mailbox leaves the frame with
  /// the sender, who closes it; the part is unjudged.
  public Mailbox<Exposure> exposures(int view) {
    return exposures.get(view);
  }

  public Mailbox<Inspected> inspected() {
    return inspected;
  }

  public Mailbox<Closing> closings() {
    return closings;
  }

  public Mailbox<Command> commands() {
    return commands;
  }

  /// What became of known parts; a refused one proves nothing.
  public Mailbox<ChallengeRun> challenges() {
    return challenges;
  }

  /// The line as it was after its last work. Any thread.
  public LineView view() {
    return view;
  }

  @Override
  public String role() {
    return "line";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    int done = recovered ? 0 : ledger.closeInterrupted(wallMillis());
    recovered = true;
    done += ledger.retry();
    done += takeTriggers();
    done += takeExposures();
    done += takeInspected();
    done += takeChallenges();
    done += keepDeadlines(nowNanos);
    done += takeClosings();
    done += takeCommands(nowNanos);
    done += pictures.look(nowNanos);
    changeover.retire(open, nowNanos);
    open.forget(nowNanos);
    done += obeyInterlocks(nowNanos);
    ledger.audit(nowNanos, standing.isRunning());
    if (done > 0) {
      view = look();
    }
    return done;
  }

  @Override
  public long dueNanos() {
    long due = Math.min(open.dueNanos(), pictures.dueNanos());
    return ledger.waiting() > 0 || changeover.isRetiring()
        ? Math.min(due, ports.clock().nanos() + RETRY_NANOS)
        : due;
  }

  private int takeTriggers() {
    int taken = 0;
    for (Trigger trigger; taken < TURN_MAX && (trigger = triggers.poll()) != null; taken++) {
      LoadedRecipe recipe = changeover.recipeFor(trigger);
      ledger.enter(new LedgerEntry.Triggered(trigger.part(), wallMillis(), recipe.recipe().key()));
      interlocks.came(trigger.part());
      OpenPart part = new OpenPart(trigger, recipe, trigger.atNanos() + settings.deadlineNanos());
      if (open.isFull()) {
        decider.unjudged(
            part, Cause.OVERLOADED, "more than %d parts at once".formatted(OpenParts.PARTS_MAX));
        continue;
      }
      pairing.add(part);
      if (!standing.isRunning()) {
        decider.unjudged(part, standing.cause(), standing.why().words());
      }
      pairing.pairEarly(part);
    }
    return taken;
  }

  private int takeExposures() {
    int taken = 0;
    for (int view = 0; view < exposures.size(); view++) {
      Mailbox<Exposure> own = exposures.get(view);
      Exposure exposure;
      for (int turn = 0; turn < TURN_MAX && (exposure = own.poll()) != null; turn++) {
        pairing.add(view, exposure);
        taken++;
      }
    }
    return taken;
  }

  private int takeInspected() {
    int taken = 0;
    for (Inspected answer; taken < TURN_MAX && (answer = inspected.poll()) != null; taken++) {
      OpenPart part = open.find(answer.part());
      if (part == null || part.decided) {
        if (!answer.isLate()) {
          ports.faults().count("line", "findings after the verdict", "part " + answer.part());
        }
        continue;
      }
      switch (answer) {
        case Observed observed -> decider.judge(part, observed);
        case InspectionFailed(PartId _, Cause cause, String detail) ->
            decider.unjudged(part, cause, detail);
      }
    }
    return taken;
  }

  private int takeChallenges() {
    int taken = 0;
    for (ChallengeRun run; taken < TURN_MAX && (run = challenges.poll()) != null; taken++) {
      proof.saw(run).ifPresent(standing::faultIfRunning);
    }
    return taken;
  }

  private int keepDeadlines(long nowNanos) {
    int done = 0;
    for (OpenPart part : open.all()) {
      if (!part.decided && nowNanos - part.deadlineNanos > 0) {
        decider.overdue(part);
        done++;
      }
    }
    return done + pairing.expire(nowNanos);
  }

  private int obeyInterlocks(long nowNanos) {
    LineState before = standing.state();
    interlocks.look(ledger, nowNanos, wallMillis());
    interlocks.due(nowNanos, ledger.books().oldest()).ifPresent(standing::faultOrTell);
    ledger.full().ifPresent(standing::faultIfRunning);
    return standing.state() == before ? 0 : 1;
  }

  private int takeClosings() {
    int taken = 0;
    for (Closing closing; taken < TURN_MAX && (closing = closings.poll()) != null; taken++) {
      LedgerEntry.Closed record = ledger.close(closing, wallMillis());
      ports.witness().saw(new LineEvent.PartClosed(record), Frames.NONE);
      if (closing.ending() == Ending.NOT_REMOVED) {
        interlocks.notRemoved(closing.part()).ifPresent(standing::fault);
      }
    }
    return taken;
  }

  private int takeCommands(long nowNanos) {
    int taken = 0;
    for (Command command; taken < TURN_MAX && (command = commands.poll()) != null; taken++) {
      switch (command) {
        case Command.Start(String who) -> start(who);
        case Command.Stop(String who) -> standing.stop(who);
        case Command.Switch to -> switchTo(to.recipe(), to.who(), to.why());
        case Command.Batch(String name, String who) -> ledger.batch(name, who, wallMillis());
        case Command.Picture asked -> pictures.ask(asked, nowNanos);
        case Command.Fault(Trouble trouble) -> standing.fault(trouble);
      }
    }
    return taken;
  }

  private void start(String who) {
    if (standing.start(who)) {
      interlocks.begin();
    }
  }

  private void switchTo(LoadedRecipe next, String who, String reason) {
    long nowNanos = ports.clock().nanos();
    ledger.change(changeover.current(), next, who, reason, wallMillis());
    changeover.switchTo(next, nowNanos);
    ports.model().offer(new Work.Next(next));
    List<RecipeView> views = next.recipe().views();
    for (int view = 0; view < views.size(); view++) {
      ports.cameras().get(view).adjust(views.get(view).camera(), nowNanos);
    }
    standing.chosen(next.recipe().key(), who);
  }

  private long wallMillis() {
    return ports.clock().wallMillis();
  }

  private LineView look() {
    Recipe now = changeover.current().recipe();
    return new LineView(
        standing.state(),
        standing.why(),
        now,
        changeover.current().models(),
        ledger.books().balance(),
        ledger.books().counts(now.key()),
        ledger.books().batch(),
        ledger.waiting());
  }
}
