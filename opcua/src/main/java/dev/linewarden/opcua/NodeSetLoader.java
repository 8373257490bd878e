package dev.linewarden.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaReferenceTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.w3c.dom.Element;

/// Puts the nodes of a node set into a server. One thread.
final class NodeSetLoader {
  private static final UInteger NOT_WRITABLE = uint(0);

  private final NodeSetFile file;
  private final UaNodeContext context;
  private final NodeSetValues values;
  private final NodeSetTypes types;

  NodeSetLoader(NodeSetFile file, UaNodeContext context) {
    this.file = file;
    this.context = context;
    this.values = new NodeSetValues(file, context.getServer().getStaticEncodingContext());
    this.types = new NodeSetTypes(file);
  }

  /// The number of nodes.
  int load() {
    List<Element> elements = file.nodes();
    for (Element element : elements) {
      context.getNodeManager().addNode(node(element));
    }
    // A file names most references at both ends; twice in the server, and children stand there
    // twice.
    Set<Reference> references = new LinkedHashSet<>();
    elements.forEach(element -> references.addAll(references(element)));
    references.forEach(each ->
        context.getNodeManager().addReferences(each, context.getServer().getNamespaceTable()));
    return elements.size();
  }

  private UaNode node(Element element) {
    NodeId id = file.id(element.getAttribute("NodeId"));
    QualifiedName name = file.browseName(element);
    LocalizedText shown = LocalizedText.english(NodeSetFile.textOf(element, "DisplayName"));
    LocalizedText description = LocalizedText.english(NodeSetFile.textOf(element, "Description"));
    boolean isAbstract = Boolean.parseBoolean(element.getAttribute("IsAbstract"));
    return switch (element.getLocalName()) {
      case "UAObject" ->
          new UaObjectNode(context, id, name, shown, description, NOT_WRITABLE, NOT_WRITABLE);
      case "UAObjectType" ->
          new UaObjectTypeNode(
              context, id, name, shown, description, NOT_WRITABLE, NOT_WRITABLE, isAbstract);
      case "UAReferenceType" ->
          new UaReferenceTypeNode(
              context,
              id,
              name,
              shown,
              description,
              NOT_WRITABLE,
              NOT_WRITABLE,
              isAbstract,
              false,
              LocalizedText.english(NodeSetFile.textOf(element, "InverseName")));
      case "UAMethod" ->
          new UaMethodNode(
              context, id, name, shown, description, NOT_WRITABLE, NOT_WRITABLE, true, true);
      case "UADataType" -> {
        UaDataTypeNode type =
            new UaDataTypeNode(
                context, id, name, shown, description, NOT_WRITABLE, NOT_WRITABLE, isAbstract);
        types.definition(element).ifPresent(type::setDataTypeDefinition);
        yield type;
      }
      case "UAVariableType" ->
          variableType(element, new Naming(id, name, shown, description), isAbstract);
      case "UAVariable" -> variable(element, new Naming(id, name, shown, description));
      default -> throw new IllegalStateException("a node set with a " + element.getLocalName());
    };
  }

  private record Naming(
      NodeId id, QualifiedName name, LocalizedText shown, LocalizedText description) {}

  private UaNode variableType(Element element, Naming naming, boolean isAbstract) {
    UaVariableTypeNode type =
        new UaVariableTypeNode(
            context,
            naming.id(),
            naming.name(),
            naming.shown(),
            naming.description(),
            NOT_WRITABLE,
            NOT_WRITABLE,
            new DataValue(Variant.NULL_VALUE),
            dataType(element),
            rank(element),
            null,
            isAbstract);
    return type;
  }

  private UaNode variable(Element element, Naming naming) {
    UaVariableNode variable =
        new UaVariableNode(
            context,
            naming.id(),
            naming.name(),
            naming.shown(),
            naming.description(),
            NOT_WRITABLE,
            NOT_WRITABLE);
    variable.setDataType(dataType(element));
    variable.setValueRank(rank(element));
    variable.setAccessLevel(AccessLevel.toValue(AccessLevel.READ_ONLY));
    variable.setUserAccessLevel(AccessLevel.toValue(AccessLevel.READ_ONLY));
    variable.setValue(new DataValue(values.of(element).orElse(Variant.NULL_VALUE)));
    return variable;
  }

  private NodeId dataType(Element element) {
    String type = element.getAttribute("DataType");
    return type.isEmpty() ? NodeIds.BaseDataType : file.id(type);
  }

  private static int rank(Element element) {
    String rank = element.getAttribute("ValueRank");
    return rank.isEmpty() ? -1 : Integer.parseInt(rank);
  }

  /// All in the forward direction.
  private List<Reference> references(Element element) {
    NodeId self = file.id(element.getAttribute("NodeId"));
    List<Reference> all = new ArrayList<>();
    NodeSetFile.child(element, "References")
        .ifPresent(list -> {
          for (Element each : NodeSetFile.children(list, "Reference")) {
            NodeId type = file.id(each.getAttribute("ReferenceType"));
            NodeId other = file.id(NodeSetFile.text(each));
            boolean forward = !each.getAttribute("IsForward").equals("false");
            NodeId source = forward ? self : other;
            NodeId target = forward ? other : self;
            all.add(new Reference(source, type, target.expanded(), true));
          }
        });
    return all;
  }
}
