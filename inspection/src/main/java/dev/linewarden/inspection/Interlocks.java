package dev.linewarden.inspection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches what must not go on although each part alone was dealt with rightly, and says when the
/// line has to stop for it. A person's start clears every interlock; one whose cause stands comes
/// again at once. State of the line thread; nothing is allocated per part.
final class Interlocks {
  /// Parts that have not left the station by then stand somewhere: it stops all the same.
  static final long RUN_OUT_NANOS_MAX = 60_000_000_000L;

  /// What every sentence ends with.
  static final String CLEARING =
      "; a person clears it by a start, on the screen or by the reset key";

  private static final String SOURCE = "line";
  private static final String NOT_REMOVED = "part not removed";

  private final InterlockSettings settings;
  private final Journal journal;
  private final FaultLog faults;
  private final Trends trends;
  private final SameStation[] repeats;
  private final ClockJump clock;
  private final FrozenCamera frozen;
  private int framesMissing;
  private boolean diskTold;
  private @Nullable Trouble stop;
  private @Nullable Trouble runOut;
  private long lastPart;
  private long runOutUntilNanos = Long.MAX_VALUE;

  Interlocks(InterlockSettings settings, Journal journal, FaultLog faults, int views) {
    this.settings = settings;
    this.journal = journal;
    this.faults = faults;
    this.trends =
        new Trends(
            (action, trend) -> raise(action, new Trouble(SOURCE, "trend", trend)),
            settings.trends());
    this.repeats =
        settings.stations().entrySet().stream()
            .map(each -> new SameStation(each.getKey(), each.getValue()))
            .toArray(SameStation[]::new);
    this.clock = new ClockJump(settings.jumpMillis());
    this.frozen = new FrozenCamera(views);
  }

  /// Of every part, in the order of the verdicts. One that came while the line did not inspect says
  /// nothing.
  void saw(PartId part, Recipe recipe, Verdict verdict) {
    Cause cause = verdict instanceof Verdict.Unjudged(Cause why, String _) ? why : null;
    if (cause == Cause.STOPPED || cause == Cause.FAULTED) {
      return;
    }
    trends.saw(recipe, verdict);
    framesMissing(cause == Cause.FRAME_MISSING || cause == Cause.FRAME_LOST);
    for (SameStation repeat : repeats) {
      String found = repeat.saw(part.value(), !(verdict instanceof Verdict.Pass));
      if (found != null) {
        raise(settings.sameStation(), "same station", found);
      }
    }
  }

  private void framesMissing(boolean missing) {
    framesMissing = missing ? framesMissing + 1 : 0;
    if (framesMissing == settings.framesMissing()) {
      framesMissing = 0;
      raise(
          settings.cameraLost(),
          "camera lost",
          "camera lost: no picture of %d parts in a row".formatted(settings.framesMissing()));
    }
  }

  /// Whether a camera shows the picture of an earlier part again: it shows nothing then.
  boolean isFrozen(int view, Frame frame) {
    if (settings.frozenCamera() == InterlockSettings.Then.OFF || !frozen.isSame(view, frame)) {
      return false;
    }
    if (frozen.inARow(view) == settings.samePictures()) {
      raise(
          settings.frozenCamera(),
          "frozen camera",
          "frozen camera: %d pictures in a row of %s are the same as the one before"
              .formatted(settings.samePictures(), frame.info().origin()));
    }
    return true;
  }

  /// A condemned part that the confirm sensor did not see go. Why the line has to stop at once;
  /// empty where it may go on.
  Optional<Trouble> notRemoved(PartId part) {
    String words = "part %s was ejected, but the confirm sensor did not see it".formatted(part);
    Trouble trouble = new Trouble(SOURCE, NOT_REMOVED, words, part);
    return switch (settings.notRemoved()) {
      case STOP -> Optional.of(trouble);
      case OFF, ALARM, RUN_OUT -> {
        raise(settings.notRemoved(), trouble);
        yield Optional.empty();
      }
    };
  }

  /// What is there or not, whatever parts do.
  void look(Ledger ledger, long nowNanos, long wallMillis) {
    String books = ledger.takeTrouble();
    if (books != null) {
      raise(settings.ledger(), "ledger", "ledger: " + books);
    }
    String disk = journal.trouble();
    if (disk.isEmpty()) {
      diskTold = false;
    } else if (!diskTold) {
      diskTold = true;
      raise(settings.disk(), "disk", "disk: " + disk);
    }
    long jumped = clock.jumpedMillis(nowNanos, wallMillis);
    if (jumped != 0) {
      raise(
          settings.clock(),
          "clock",
          "clock: the machine's wall time was set %s by %.1f s"
              .formatted(jumped > 0 ? "forward" : "back", Math.abs(jumped) / 1e3));
    }
  }

  private void raise(InterlockSettings.Then then, String what, String words) {
    raise(then, new Trouble(SOURCE, what, words));
  }

  private void raise(InterlockSettings.Then then, Trouble trouble) {
    then.action().ifPresent(action -> raise(action, trouble));
  }

  private void raise(Trend.Action action, Trouble trouble) {
    switch (action) {
      case ALARM -> faults.count(trouble);
      case STOP -> stop = stop == null ? cleared(trouble) : stop;
      case RUN_OUT -> runOut = runOut == null ? cleared(trouble) : runOut;
    }
  }

  /// Says how it ends.
  private static Trouble cleared(Trouble of) {
    return new Trouble(of.source(), of.what(), of.words() + CLEARING, of.part());
  }

  /// A part came. After a run-out was called for, it no longer has to leave the station.
  void came(PartId part) {
    if (runOutUntilNanos == Long.MAX_VALUE) {
      lastPart = part.value();
    }
  }

  /// Why the line has to stop now, once.
  ///
  /// @param oldest the oldest part under way, 0 for none
  Optional<Trouble> due(long nowNanos, long oldest) {
    Trouble why = stop;
    if (why == null && runOut != null) {
      boolean begins = runOutUntilNanos == Long.MAX_VALUE;
      runOutUntilNanos = begins ? nowNanos + RUN_OUT_NANOS_MAX : runOutUntilNanos;
      boolean empty = oldest == 0 || oldest > lastPart;
      why = empty || nowNanos - runOutUntilNanos > 0 ? runOut : null;
    }
    if (why != null) {
      forget();
    }
    return Optional.ofNullable(why);
  }

  /// Whether a stop waits for parts to leave.
  boolean isRunningOut() {
    return runOut != null;
  }

  /// The line was started or stopped: what stands is told again, what was is over.
  void begin() {
    forget();
    diskTold = false;
    framesMissing = 0;
    trends.begin();
    for (SameStation repeat : repeats) {
      repeat.begin();
    }
  }

  private void forget() {
    stop = null;
    runOut = null;
    runOutUntilNanos = Long.MAX_VALUE;
  }
}
