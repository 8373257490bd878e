package dev.linewarden.opcua;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineState;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/// The methods that move the line. Each answers once the station has taken the wish; the state
/// machine and its events say what came of it.
final class StateMethods {
  private static final String MACHINE = "VisionStateMachine";
  private static final String AUTOMATIC = "AutomaticModeStateMachine";

  private final VisionDesk desk;
  private final VisionStates states;
  private final Structs structs;

  private StateMethods(VisionDesk desk, VisionStates states, Structs structs) {
    this.desk = desk;
    this.states = states;
    this.structs = structs;
  }

  static void bind(
      VisionModel model, VisionDesk desk, VisionStates states, Structs structs, FaultLog faults) {
    StateMethods all = new StateMethods(desk, states, structs);
    Method.changes(model.method(MACHINE, AUTOMATIC, "StartContinuous"), faults, all::start);
    Method.changes(model.method(MACHINE, AUTOMATIC, "StartSingleJob"), faults, all::single);
    Method.changes(
        model.method(MACHINE, AUTOMATIC, "Stop"), faults, (_, who) -> all.stop("Stop", who));
    // What is under way is judged to its end in any case: parts do not stop with the line.
    Method.changes(
        model.method(MACHINE, AUTOMATIC, "Abort"), faults, (_, who) -> all.stop("Abort", who));
    Method.changes(model.method(MACHINE, "Halt"), faults, all::halt);
    Method.changes(model.method(MACHINE, "Reset"), faults, all::reset);
    Method.changes(model.method(MACHINE, "SelectModeAutomatic"), faults, all::automatic);
  }

  /// A recipe may be named, if it is the one that is prepared.
  private Variant[] start(List<Variant> inputs, String who) throws UaException {
    VisionSnapshot now = desk.now();
    String wanted = structs.text(inputs.get(2), "Id");
    if (!wanted.isEmpty() && !wanted.equals(now.recipe().id())) {
      throw new UaException(StatusCodes.Bad_InvalidArgument);
    }
    require(now.state() == LineState.STOPPED && !states.isHalted());
    String job = states.plan(now.recipe());
    states.asked("StartContinuous");
    desk.start(who);
    return new Variant[] {
      Variant.of(structs.encoded(VisionIds.JOB_ID, Map.of("Id", job))), Method.NO_ERROR
    };
  }

  /// The part sensor triggers here, not a client.
  private Variant[] single(List<Variant> inputs, String who) throws UaException {
    throw new UaException(StatusCodes.Bad_NotSupported);
  }

  private Variant[] stop(String method, String who) throws UaException {
    require(desk.now().state() == LineState.RUNNING);
    states.asked(method);
    desk.stop(who);
    return new Variant[] {Method.NO_ERROR};
  }

  private Variant[] halt(List<Variant> inputs, String who) {
    states.asked(VisionStates.HALT);
    desk.stop(who);
    return new Variant[] {Method.NO_ERROR};
  }

  /// Ends a halt or a fault, and leaves the line stopped. What caused the fault and is still so
  /// will stop it again.
  private Variant[] reset(List<Variant> inputs, String who) {
    states.asked(VisionStates.RESET);
    desk.stop(who);
    return new Variant[] {Method.NO_ERROR};
  }

  /// There is no other mode.
  private Variant[] automatic(List<Variant> inputs, String who) throws UaException {
    require(!states.isHalted() && desk.now().state() != LineState.FAULTED);
    return new Variant[] {Method.NO_ERROR};
  }

  private static void require(boolean allowed) throws UaException {
    if (!allowed) {
      throw new UaException(StatusCodes.Bad_InvalidState);
    }
  }
}
