package dev.linewarden.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/// The nodes of one namespace of ours, and who is told when one changes. Identifiers in it are the
/// way to a node, so they stay the same from start to start.
final class StationNamespace extends ManagedNamespaceWithLifecycle {
  private static final UInteger NOT_WRITABLE = uint(0);

  private final SubscriptionModel subscriptions;

  StationNamespace(OpcUaServer server, String uri) {
    super(server, uri);
    this.subscriptions = new SubscriptionModel(server, this);
    getLifecycleManager().addLifecycle(subscriptions);
  }

  NodeId id(String path) {
    return newNodeId(path);
  }

  /// For what lives as long as one event.
  NodeId passingId() {
    return newNodeId(UUID.randomUUID());
  }

  QualifiedName name(String name) {
    return newQualifiedName(name);
  }

  UaNodeContext context() {
    return getNodeContext();
  }

  /// Under the server's `Objects`, or in another folder.
  UaFolderNode folder(NodeId parent, String path, String name) {
    UaFolderNode folder =
        new UaFolderNode(context(), id(path), name(name), LocalizedText.english(name));
    getNodeManager().addNode(folder);
    folder.addReference(
        new Reference(folder.getNodeId(), NodeIds.Organizes, parent.expanded(), false));
    return folder;
  }

  UaVariableNode variable(UaFolderNode folder, String name, NodeId type, int rank) {
    UaVariableNode variable =
        new UaVariableNode(
            context(),
            id(folder.getNodeId().getIdentifier() + "/" + name),
            name(name),
            LocalizedText.english(name),
            LocalizedText.NULL_VALUE,
            NOT_WRITABLE,
            NOT_WRITABLE);
    variable.setDataType(type);
    variable.setValueRank(rank);
    variable.addReference(
        new Reference(
            variable.getNodeId(),
            NodeIds.HasTypeDefinition,
            NodeIds.BaseDataVariableType.expanded(),
            true));
    getNodeManager().addNode(variable);
    variable.addReference(
        new Reference(
            variable.getNodeId(), NodeIds.HasComponent, folder.getNodeId().expanded(), false));
    return variable;
  }

  /// What stands at the end of a path of names below a node, whatever their namespaces.
  static Optional<UaNode> find(UaNode from, String... path) {
    UaNode at = from;
    for (String step : path) {
      Optional<UaNode> next =
          at.getReferences().stream()
              .filter(Reference::isForward)
              .flatMap(each -> managed(from, each).stream())
              .filter(node -> step.equals(node.getBrowseName().name()))
              .findFirst();
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  static UaNode require(UaNode from, String... path) {
    return find(from, path)
        .orElseThrow(() -> new IllegalStateException("the model has no " + String.join("/", path)));
  }

  private static Optional<UaNode> managed(UaNode near, Reference reference) {
    return near.getNodeContext()
        .getServer()
        .getAddressSpaceManager()
        .getManagedNode(reference.getTargetNodeId());
  }

  static void set(UaNode variable, Object value) {
    ((UaVariableNode) variable).setValue(new DataValue(Variant.of(value)));
  }

  /// Takes away what was instantiated below a part of the model that was left out.
  void removeUnreachable(UaNode root) {
    Set<NodeId> reached = new HashSet<>();
    reach(root, reached);
    String below = root.getNodeId().getIdentifier() + "/";
    for (UaNode node : getNodeManager().getNodes()) {
      if (node.getNodeId().getIdentifier() instanceof String path
          && path.startsWith(below)
          && !reached.contains(node.getNodeId())) {
        node.delete();
      }
    }
  }

  private void reach(UaNode node, Set<NodeId> reached) {
    if (reached.add(node.getNodeId())) {
      node.getReferences().stream()
          .filter(Reference::isForward)
          .flatMap(each ->
              getNodeManager()
                  .getNode(each.getTargetNodeId(), getServer().getNamespaceTable())
                  .stream())
          .forEach(child -> reach(child, reached));
    }
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {
    subscriptions.onDataItemsCreated(items);
  }

  @Override
  public void onDataItemsModified(List<DataItem> items) {
    subscriptions.onDataItemsModified(items);
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {
    subscriptions.onDataItemsDeleted(items);
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {
    subscriptions.onMonitoringModeChanged(items);
  }

  /// Whoever listens to the vision system hears what whoever listens to the server does.
  @Override
  public void onEventItemsCreated(List<EventItem> items) {
    items.stream()
        .filter(MonitoredItem::isSamplingEnabled)
        .forEach(getServer().getEventNotifier()::register);
  }

  @Override
  public void onEventItemsModified(List<EventItem> items) {
    onEventItemsDeleted(items);
    onEventItemsCreated(items);
  }

  @Override
  public void onEventItemsDeleted(List<EventItem> items) {
    items.forEach(getServer().getEventNotifier()::unregister);
  }
}
