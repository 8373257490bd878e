package dev.linewarden.inspection;

import java.util.Optional;

/// Whether the line inspects, and why or why not. Everybody who has to know is told of each change,
/// the conveyor first; the ledger notes who started and stopped it. State of the line thread.
final class Standing {
  private final LinePorts ports;
  private final Ledger ledger;
  private LineState state = LineState.STOPPED;
  private StateReason why = new StateReason.NotStarted();

  Standing(LinePorts ports, Ledger ledger) {
    this.ports = ports;
    this.ledger = ledger;
  }

  LineState state() {
    return state;
  }

  StateReason why() {
    return why;
  }

  boolean isRunning() {
    return state == LineState.RUNNING;
  }

  /// Of a part that comes while nothing is inspected.
  Cause cause() {
    return state == LineState.STOPPED ? Cause.STOPPED : Cause.FAULTED;
  }

  /// False when what is inspected could not be written down.
  boolean start(String who) {
    Optional<Trouble> full = ledger.full();
    full.ifPresent(this::fault);
    if (full.isPresent()) {
      return false;
    }
    note(Note.Kind.LINE_STARTED, who, "");
    change(LineState.RUNNING, new StateReason.StartedBy(who));
    return true;
  }

  void stop(String who) {
    note(Note.Kind.LINE_STOPPED, who, "");
    change(LineState.STOPPED, new StateReason.StoppedBy(who));
  }

  /// Stays until a person starts the line again. The first fault is the one to show; each one is
  /// counted.
  void fault(Trouble trouble) {
    ports
        .faults()
        .count(new Trouble("line", "line stopped by a fault", trouble.words(), trouble.part()));
    if (state != LineState.FAULTED) {
      note(Note.Kind.LINE_FAULTED, Note.STATION, trouble.words());
      change(LineState.FAULTED, new StateReason.StoppedFor(trouble));
    }
  }

  void faultIfRunning(Trouble trouble) {
    if (isRunning()) {
      fault(trouble);
    }
  }

  /// A line that stands already has nothing to stop; it is told all the same.
  void faultOrTell(Trouble trouble) {
    if (isRunning()) {
      fault(trouble);
    } else {
      ports.faults().count(trouble);
    }
  }

  /// The line stands for the same trouble as before, if it stands for one: another recipe ends
  /// none.
  void chosen(RecipeKey recipe, String who) {
    if (state != LineState.FAULTED) {
      change(state, new StateReason.RecipeChosen(recipe, who));
    }
  }

  private void note(Note.Kind kind, String who, String reason) {
    ledger.note(Note.of(kind, ports.clock().wallMillis(), who, reason));
  }

  private void change(LineState next, StateReason reason) {
    state = next;
    why = reason;
    ports.gate().permit(isRunning(), reason.words());
    ports.witness().saw(new LineEvent.StateChanged(next), Frames.NONE);
  }
}
