package dev.linewarden.inspection;

import java.util.Optional;

/// Judges known parts as others are judged, and says when both a good and a bad one were judged
/// rightly and in time: the proof that the way from pixels to verdict is alive and right. State of
/// the line thread.
final class Proof {
  /// So many late answers in a row, a second's worth, are no bad luck: nothing else was to be done
  /// then.
  static final int LATE_MAX = 10;

  private static final String SOURCE = "heartbeat";

  private final LinePorts ports;
  private final long deadlineNanos;
  private boolean goodSeen;
  private boolean badSeen;
  private int late;

  Proof(LinePorts ports, long deadlineNanos) {
    this.ports = ports;
    this.deadlineNanos = deadlineNanos;
  }

  /// Why the line must not go on; empty when it may. A late answer proves nothing, a wrong one is
  /// the end at once.
  Optional<Trouble> saw(ChallengeRun run) {
    long tookNanos = ports.clock().nanos() - run.startedNanos();
    Verdict verdict = verdict(run);
    if (!run.challenge().isRight(verdict)) {
      return Optional.of(
          failed(
              "known part judged wrongly",
              "%s was judged %s by recipe %s: the station does not see any more what it should"
                  .formatted(run.challenge().name(), words(verdict), run.recipe().key())));
    }
    if (tookNanos > deadlineNanos) {
      Trouble told =
          failed(
              "known part judged late",
              "%s was judged after %.1f ms, the deadline is %.1f ms"
                  .formatted(run.challenge().name(), tookNanos / 1e6, deadlineNanos / 1e6));
      return ++late < LATE_MAX
          ? Optional.empty()
          : Optional.of(
              new Trouble(
                  SOURCE, told.what(), "%d times in a row: %s".formatted(late, told.words())));
    }
    late = 0;
    right(run.challenge());
    return Optional.empty();
  }

  private static Verdict verdict(ChallengeRun run) {
    return switch (run.answer()) {
      case Observed seen -> Judge.judge(seen.findings(), run.recipe().limits());
      case InspectionFailed(PartId _, Cause cause, String detail) ->
          new Verdict.Unjudged(cause, detail);
    };
  }

  private static String words(Verdict verdict) {
    return verdict instanceof Verdict.Unjudged(Cause _, String detail)
        ? "'%s' (%s)".formatted(verdict.label(), detail)
        : "'%s'".formatted(verdict.label());
  }

  private Trouble failed(String what, String words) {
    goodSeen = false;
    badSeen = false;
    ports.faults().count(SOURCE, what, words);
    return new Trouble(SOURCE, what, words);
  }

  private void right(Challenge challenge) {
    goodSeen |= challenge.good();
    badSeen |= !challenge.good();
    if (goodSeen && badSeen) {
      goodSeen = false;
      badSeen = false;
      ports.witness().saw(new LineEvent.Proven(), Frames.NONE);
    }
  }
}
