package dev.linewarden.inspection;

/// Whether the line inspects, and why or why not. Everybody who has to know is told of each change,
/// the conveyor first; the ledger notes who started and stopped it. State of the line thread.
final class Standing {
  private final LinePorts ports;
  private final Ledger ledger;
  private final Changeover changeover;
  private LineState state = LineState.STOPPED;
  private String why = "not started yet";

  Standing(LinePorts ports, Ledger ledger, Changeover changeover) {
    this.ports = ports;
    this.ledger = ledger;
    this.changeover = changeover;
  }

  LineState state() {
    return state;
  }

  String why() {
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
    if (ledger.waiting() > 0) {
      fault("the journal takes no more entries, %d wait".formatted(ledger.waiting()));
      return false;
    }
    note(Note.Kind.LINE_STARTED, who, "");
    change(LineState.RUNNING, "started by " + who);
    return true;
  }

  void stop(String who) {
    note(Note.Kind.LINE_STOPPED, who, "");
    change(LineState.STOPPED, "stopped by " + who);
  }

  /// Stays until a person starts the line again. The first fault is the one to show; each one is
  /// counted.
  void fault(String what) {
    ports.faults().count("line", "line stopped by a fault", what);
    if (state != LineState.FAULTED) {
      note(Note.Kind.LINE_FAULTED, Note.STATION, what);
      change(LineState.FAULTED, what);
    }
  }

  void faultIfRunning(String what) {
    if (isRunning()) {
      fault(what);
    }
  }

  /// The same state for another reason.
  void say(String reason) {
    change(state, reason);
  }

  private void note(Note.Kind kind, String who, String reason) {
    ledger.note(Note.of(kind, ports.clock().wallMillis(), who, reason));
  }

  private void change(LineState next, String reason) {
    state = next;
    why = reason;
    ports.gate().permit(isRunning(), reason);
    ports
        .witness()
        .saw(
            new LineEvent.StateChanged(
                next, reason, changeover.current().recipe().key(), ports.clock().wallMillis()),
            Frames.NONE);
  }
}
