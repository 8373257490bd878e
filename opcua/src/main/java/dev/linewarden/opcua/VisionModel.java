package dev.linewarden.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.NodeFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;

/// The companion specification's types in a server, and the one vision system that is made of them.
final class VisionModel {
  private static final String FILE = "Opc.Ua.MachineVision.NodeSet2.xml";
  static final String ROOT = "VisionSystem";

  /// Of what the specification leaves open, what a station has.
  private static final Set<String> OFFERED =
      Set.of("AutomaticModeStateMachine", "RecipeManagement", "ResultManagement", "SystemState");

  /// Optional methods of objects that are there. A station takes recipes in and out by its own
  /// desk, and keeps nothing open for a client that would have to be released.
  private static final List<String[]> NOT_OFFERED =
      List.of(
          new String[] {"VisionStateMachine", "ConfirmAll"},
          new String[] {"VisionStateMachine", "AutomaticModeStateMachine", "SimulationMode"},
          new String[] {"RecipeManagement", "AddRecipe"},
          new String[] {"RecipeManagement", "RemoveRecipe"},
          new String[] {"RecipeManagement", "PrepareProduct"},
          new String[] {"RecipeManagement", "UnprepareProduct"},
          new String[] {"RecipeManagement", "UnlinkProduct"},
          new String[] {"RecipeManagement", "ReleaseRecipeHandle"},
          new String[] {"ResultManagement", "ReleaseResultHandle"});

  private static final List<Integer> EVENTS =
      List.of(
          VisionIds.STATE_CHANGED_EVENT,
          VisionIds.ERROR_EVENT,
          VisionIds.ERROR_RESOLVED_EVENT,
          VisionIds.RECIPE_PREPARED_EVENT,
          VisionIds.READY_EVENT,
          VisionIds.RESULT_READY_EVENT,
          VisionIds.JOB_STARTED_EVENT);

  private final OpcUaServer server;
  private final StationNamespace types;
  private final StationNamespace station;
  private final UaObjectNode root;

  /// Loads and makes everything; takes a second or more.
  VisionModel(OpcUaServer server, StationNamespace types, StationNamespace station) {
    this.server = server;
    this.types = types;
    this.station = station;
    load();
    for (int event : EVENTS) {
      server
          .getObjectTypeManager()
          .registerObjectType(type(event), BaseEventTypeNode.class, BaseEventTypeNode::new);
    }
    this.root = instance();
  }

  private void load() {
    try (InputStream xml = VisionModel.class.getResourceAsStream(FILE)) {
      if (xml == null) {
        throw new IllegalStateException(FILE + " is missing in the program");
      }
      NodeSetFile file = new NodeSetFile(xml, types.getNamespaceIndex());
      int _ = new NodeSetLoader(file, types.context()).load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.updateReferenceTypeTree();
    server.updateObjectTypeTree();
  }

  private UaObjectNode instance() {
    try {
      UaObjectNode made =
          (UaObjectNode)
              new NodeFactory(station.context())
                  .createNode(
                      station.id(ROOT),
                      type(VisionIds.VISION_SYSTEM_TYPE),
                      new NodeFactory.InstantiationCallback() {
                        @Override
                        public boolean includeOptionalNode(NodeId type, QualifiedName name) {
                          return OFFERED.contains(name.name());
                        }
                      });
      made.setBrowseName(station.name(ROOT));
      made.setDisplayName(LocalizedText.english(ROOT));
      made.setEventNotifier(UByte.valueOf(1));
      made.addReference(
          new Reference(
              made.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
      NOT_OFFERED.forEach(path -> StationNamespace.find(made, path).ifPresent(UaNode::delete));
      station.removeUnreachable(made);
      return made;
    } catch (UaException e) {
      throw new IllegalStateException("the vision system cannot be made: " + e.getMessage(), e);
    }
  }

  OpcUaServer server() {
    return server;
  }

  UaObjectNode root() {
    return root;
  }

  StationNamespace station() {
    return station;
  }

  /// The node of the specification with this number.
  NodeId type(int number) {
    return new NodeId(types.getNamespaceIndex(), number);
  }

  UaNode typeNode(int number) {
    return server.getAddressSpaceManager().getManagedNode(type(number)).orElseThrow();
  }

  UaNode node(String... path) {
    return StationNamespace.require(root, path);
  }

  UaMethodNode method(String... path) {
    return (UaMethodNode) node(path);
  }
}
