package dev.linewarden.opcua;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.RecipeKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/// What the line does, in the states of the machine vision model:
///
/// ```
/// line       VisionStateMachine   AutomaticModeStateMachine
/// stopped    Operational          Ready
/// running    Operational          ContinuousExecution
/// faulted    Error
/// stopped by Halt                 Halted, until Reset or until somebody starts the line here
/// ```
///
/// Follows the line and never leads it: a method asks the station, and what comes of it is shown.
/// One thread, but for [#asked] and [#job].
final class VisionStates {
  static final String PREOPERATIONAL = "Preoperational";
  static final String OPERATIONAL = "Operational";
  static final String HALTED = "Halted";
  static final String ERROR = "Error";
  static final String INITIALIZED = "Initialized";
  static final String READY = "Ready";
  static final String CONTINUOUS = "ContinuousExecution";

  /// A method is the cause of what happens so soon after it.
  static final long CAUSE_NANOS = 5_000_000_000L;

  private static final Asked NOBODY = new Asked("", 0);

  static final String HALT = "Halt";
  static final String RESET = "Reset";

  private final VisionModel model;
  private final Structs structs;
  private final VisionEvents events;
  private final Clock clock;
  private final StateMachine top;
  private final StateMachine automatic;
  private volatile Asked asked = NOBODY;
  private volatile String job = "";
  private volatile String planned = "";
  private boolean halted;
  private Optional<RecipeKey> recipe = Optional.empty();

  private record Asked(String method, long atNanos) {}

  VisionStates(VisionModel model, Structs structs, VisionEvents events, Clock clock) {
    this.model = model;
    this.structs = structs;
    this.events = events;
    this.clock = clock;
    this.top =
        new StateMachine(
            (UaObjectNode) model.node("VisionStateMachine"),
            model.typeNode(VisionIds.STATE_MACHINE_TYPE));
    this.automatic =
        new StateMachine(
            (UaObjectNode) model.node("VisionStateMachine", "AutomaticModeStateMachine"),
            model.typeNode(VisionIds.AUTOMATIC_MODE_TYPE));
    top.enter(PREOPERATIONAL);
  }

  /// A method was called, and the station has taken the wish. Any thread.
  void asked(String method) {
    asked = new Asked(method, clock.nanos());
  }

  /// The run that begins when the line has taken the wish to start. Any thread.
  String plan(RecipeKey recipe) {
    String next = fresh(recipe);
    planned = next;
    return next;
  }

  private String fresh(RecipeKey recipe) {
    return "%s-%d".formatted(recipe.id(), clock.wallMillis());
  }

  /// The run that parts belong to. Any thread.
  String job() {
    return job;
  }

  /// Whether the line was halted by OPC UA and nobody has reset it. Any thread.
  boolean isHalted() {
    return top.state().equals(HALTED);
  }

  void follow(VisionSnapshot now) {
    String cause = cause();
    if (now.state() == LineState.RUNNING) {
      // Whoever starts the line again ends the halt; one that was just asked for has yet to come.
      halted = false;
    } else if (cause.equals(HALT)) {
      halted = true;
    } else if (cause.equals(RESET)) {
      halted = false;
      travel(PREOPERATIONAL, cause, now.why());
    }
    travel(target(now.state()), cause, now.why());
    if (top.state().equals(OPERATIONAL)) {
      runs(now, cause);
    }
    tellRecipe(now.recipe());
    showSystemState(now);
  }

  private String target(LineState state) {
    return switch (state) {
      case FAULTED -> ERROR;
      case STOPPED -> halted ? HALTED : OPERATIONAL;
      case RUNNING -> OPERATIONAL;
    };
  }

  private String cause() {
    Asked last = asked;
    return clock.nanos() - last.atNanos() < CAUSE_NANOS ? last.method() : "";
  }

  /// Where there is no direct way there is one over Preoperational.
  private void travel(String to, String cause, String why) {
    if (!top.state().equals(to)) {
      if (top.transition(to, cause).isEmpty()) {
        step(top, PREOPERATIONAL, cause, why);
      }
      step(top, to, cause, why);
    }
  }

  private void runs(VisionSnapshot now, String cause) {
    boolean running = now.state() == LineState.RUNNING;
    if (automatic.state().isEmpty()) {
      automatic.enter(INITIALIZED);
      step(automatic, READY, cause, now.why());
    }
    if (running && automatic.state().equals(READY)) {
      job = planned.isEmpty() || cause.isEmpty() ? fresh(now.recipe()) : planned;
      planned = "";
      step(automatic, CONTINUOUS, cause, now.why());
    } else if (!running && automatic.state().equals(CONTINUOUS)) {
      step(automatic, READY, cause, now.why());
    }
  }

  private void step(StateMachine machine, String to, String cause, String why) {
    String from = machine.state();
    Optional<StateMachine.Transition> taken = machine.transition(to, cause);
    machine.enter(to);
    if (machine == top && !to.equals(OPERATIONAL)) {
      automatic.leave();
    }
    taken.ifPresent(transition -> {
      if (transition.causes().contains(cause)) {
        asked = NOBODY;
      }
      for (NodeId effect : transition.effects()) {
        tell(machine, transition, effect, from, why);
      }
    });
    if (to.equals(ERROR)) {
      // The node set names it for one way into this state, the text of the specification for each.
      NodeId error = model.type(VisionIds.ERROR_EVENT);
      taken
          .filter(transition -> !transition.effects().contains(error))
          .ifPresent(transition -> tell(machine, transition, error, from, why));
    }
  }

  private void tell(
      StateMachine machine,
      StateMachine.Transition transition,
      NodeId effect,
      String from,
      String why) {
    Map<String, Object> fields = new HashMap<>();
    if (isAbout(
        effect,
        VisionIds.STATE_CHANGED_EVENT,
        VisionIds.ERROR_EVENT,
        VisionIds.ERROR_RESOLVED_EVENT)) {
      fields.put("Transition", transition.name());
      fields.put("FromState", LocalizedText.english(from));
      fields.put("ToState", LocalizedText.english(transition.to()));
    } else if (isAbout(effect, VisionIds.READY_EVENT, VisionIds.JOB_STARTED_EVENT)) {
      fields.put("JobId", structs.encoded(VisionIds.JOB_ID, Map.of("Id", job)));
    } else {
      return; // RecipePrepared is told where the recipe changes
    }
    int severity =
        effect.equals(model.type(VisionIds.ERROR_EVENT))
            ? VisionEvents.URGENT
            : VisionEvents.INFORMATION;
    events.fire(effect, machine.instance(), why, severity, fields);
  }

  private boolean isAbout(NodeId effect, int... types) {
    for (int type : types) {
      if (effect.equals(model.type(type))) {
        return true;
      }
    }
    return false;
  }

  private void tellRecipe(RecipeKey now) {
    if (recipe.isPresent() && !recipe.get().equals(now)) {
      events.fire(
          model.type(VisionIds.RECIPE_PREPARED_EVENT),
          model.root(),
          "recipe " + now,
          VisionEvents.INFORMATION,
          Map.of(
              "InternalId", structs.encoded(VisionIds.RECIPE_ID_INTERNAL, RecipeIds.of(now)),
              "ExternalId", structs.encoded(VisionIds.RECIPE_ID_EXTERNAL, RecipeIds.of(now))));
    }
    recipe = Optional.of(now);
  }

  /// As the specification groups the reasons why a machine does not produce.
  private void showSystemState(VisionSnapshot now) {
    int state =
        switch (now.state()) {
          case RUNNING -> 1;
          case STOPPED -> 2;
          case FAULTED -> 5;
        };
    StationNamespace.set(
        model.node("SystemState"),
        structs.encoded(
            VisionIds.SYSTEM_STATE_DESCRIPTION,
            Map.of(
                "State", structs.enumerated(VisionIds.SYSTEM_STATE, state),
                "StateDescription", now.why())));
  }
}
