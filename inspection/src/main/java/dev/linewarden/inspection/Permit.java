package dev.linewarden.inspection;

/// Whether the line inspects, and why: the conveyor's permit goes with it. The gate, the ledger and
/// the witness hear of each change. State of the line thread.
final class Permit {
  private final LinePorts ports;
  private final Ledger ledger;
  private final Changeover changeover;
  private LineState state = LineState.STOPPED;
  private String why = "not started yet";

  Permit(LinePorts ports, Ledger ledger, Changeover changeover) {
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

  boolean isGiven() {
    return state == LineState.RUNNING;
  }

  void start(String who) {
    if (ledger.waiting() > 0) {
      fault("the journal takes no more entries, %d wait".formatted(ledger.waiting()));
    } else {
      note(Note.Kind.LINE_STARTED, who, "");
      change(LineState.RUNNING, "started by " + who);
    }
  }

  void stop(String who) {
    note(Note.Kind.LINE_STOPPED, who, "");
    change(LineState.STOPPED, "stopped by " + who);
  }

  /// Stays until a person starts the line again; the first fault is the one that is shown.
  void fault(String what) {
    ports.faults().count("line", "line stopped by a fault", what);
    if (state != LineState.FAULTED) {
      note(Note.Kind.LINE_FAULTED, Note.STATION, what);
      change(LineState.FAULTED, what);
    }
  }

  /// Something else is worth saying; the permit stays as it is.
  void say(String reason) {
    change(state, reason);
  }

  private void note(Note.Kind kind, String who, String reason) {
    ledger.note(Note.of(kind, ports.clock().wallMillis(), who, reason));
  }

  private void change(LineState next, String reason) {
    state = next;
    why = reason;
    ports.gate().permit(isGiven(), reason);
    ports
        .witness()
        .saw(
            new LineEvent.StateChanged(
                next, reason, changeover.current().recipe().key(), ports.clock().wallMillis()),
            Frames.NONE);
  }
}
