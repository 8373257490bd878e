package dev.linewarden.opcua;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/// A state machine of the model: which transitions it has, by what they are caused and what they
/// tell stands in the model itself. Changed by one thread, read by any.
final class StateMachine {
  private static final String NONE = "";

  private final UaObjectNode instance;
  private final UaNode type;
  private final List<Transition> transitions;
  private volatile String state = NONE;

  /// @param causes methods that lead to it; none when the system goes there by itself
  /// @param effects the types of the events it is told by
  record Transition(
      UaNode node, String from, String to, List<String> causes, List<NodeId> effects) {
    LocalizedText name() {
      return node.getDisplayName();
    }
  }

  StateMachine(UaObjectNode instance, UaNode type) {
    this.instance = instance;
    this.type = type;
    this.transitions =
        type.getReferences().stream()
            .filter(
                each -> each.isForward() && each.getReferenceTypeId().equals(NodeIds.HasComponent))
            .flatMap(each -> node(each).stream())
            .flatMap(node -> transition(node).stream())
            .toList();
  }

  private Optional<Transition> transition(UaNode node) {
    Optional<String> from =
        targets(node, NodeIds.FromState).stream().map(StateMachine::name).findFirst();
    Optional<String> to =
        targets(node, NodeIds.ToState).stream().map(StateMachine::name).findFirst();
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Transition(
            node,
            from.get(),
            to.get(),
            targets(node, NodeIds.HasCause).stream().map(StateMachine::name).toList(),
            targets(node, NodeIds.HasEffect).stream().map(UaNode::getNodeId).toList()));
  }

  private List<UaNode> targets(UaNode node, NodeId reference) {
    List<UaNode> found = new ArrayList<>();
    for (Reference each : node.getReferences()) {
      if (each.isForward() && each.getReferenceTypeId().equals(reference)) {
        node(each).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<UaNode> node(Reference reference) {
    return type.getNodeContext()
        .getServer()
        .getAddressSpaceManager()
        .getManagedNode(reference.getTargetNodeId());
  }

  private static String name(UaNode node) {
    return String.valueOf(node.getBrowseName().name());
  }

  UaObjectNode instance() {
    return instance;
  }

  /// Empty while it is not active.
  String state() {
    return state;
  }

  /// The transition there is from here; the one that this cause leads to, if it leads to one.
  ///
  /// @param cause the method that was called; empty for none
  Optional<Transition> transition(String to, String cause) {
    List<Transition> all =
        transitions.stream()
            .filter(each -> each.from().equals(state) && each.to().equals(to))
            .toList();
    return all.stream()
        .filter(each -> each.causes().contains(cause))
        .findFirst()
        .or(() -> all.stream().filter(each -> each.causes().isEmpty()).findFirst())
        .or(() -> all.stream().findFirst());
  }

  /// Shows a state, without telling anybody.
  void enter(String next) {
    state = next;
    StationNamespace.set(current(), LocalizedText.english(next));
    StationNamespace.set(
        StationNamespace.require(current(), "Id"),
        StationNamespace.require(type, next).getNodeId());
  }

  /// It has no state while the machine above it is in another one.
  void leave() {
    if (!state.isEmpty()) {
      state = NONE;
      DataValue inactive = new DataValue(new StatusCode(StatusCodes.Bad_StateNotActive));
      ((UaVariableNode) current()).setValue(inactive);
      ((UaVariableNode) StationNamespace.require(current(), "Id")).setValue(inactive);
    }
  }

  private UaNode current() {
    return StationNamespace.require(instance, "CurrentState");
  }
}
