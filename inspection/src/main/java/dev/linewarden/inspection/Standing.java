package dev.linewarden.inspection;

/// Whether the line inspects, and why or why not. Everybody who has to know is told of each change,
/// the conveyor first. State of the line thread.
final class Standing {
  private final LinePorts ports;
  private final Changeover changeover;
  private LineState state = LineState.STOPPED;
  private String why = "not started yet";

  Standing(LinePorts ports, Changeover changeover) {
    this.ports = ports;
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

  void change(LineState next, String reason) {
    state = next;
    why = reason;
    ports.gate().permit(next == LineState.RUNNING, reason);
    ports
        .witness()
        .saw(
            new LineEvent.StateChanged(
                next, reason, changeover.current().recipe().key(), ports.clock().wallMillis()),
            Frames.NONE);
  }

  /// The same state for another reason.
  void say(String reason) {
    change(state, reason);
  }

  /// The first fault is the one to show; each one is counted.
  void fault(String what) {
    ports.faults().count("line", "line stopped by a fault", what);
    if (state != LineState.FAULTED) {
      change(LineState.FAULTED, what);
    }
  }

  void faultIfRunning(String what) {
    if (isRunning()) {
      fault(what);
    }
  }
}
