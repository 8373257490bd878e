package dev.linewarden.opcua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.DataTypeDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumField;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.w3c.dom.Element;

/// What the data types of a node set are made of: a file says of each only what it adds to the one
/// it is derived from, a server has to say all.
final class NodeSetTypes {
  private static final String BINARY = "Default Binary";

  private final NodeSetFile file;
  private final Map<NodeId, Element> nodes = new HashMap<>();

  NodeSetTypes(NodeSetFile file) {
    this.file = file;
    file.nodes().forEach(node -> nodes.put(file.id(node.getAttribute("NodeId")), node));
  }

  /// Empty for a type that is only another name of a simple one.
  Optional<DataTypeDefinition> definition(Element type) {
    NodeId ancestor = ancestor(type);
    if (ancestor.equals(NodeIds.Enumeration)) {
      return Optional.of(
          new EnumDefinition(
              fields(type).stream().map(NodeSetTypes::enumField).toArray(EnumField[]::new)));
    }
    if (!ancestor.equals(NodeIds.Structure)) {
      return Optional.empty();
    }
    StructureField[] fields =
        allFields(type).stream().map(this::structureField).toArray(StructureField[]::new);
    boolean optional = List.of(fields).stream().anyMatch(StructureField::getIsOptional);
    return Optional.of(
        new StructureDefinition(
            binaryEncoding(type),
            base(type),
            optional ? StructureType.StructureWithOptionalFields : StructureType.Structure,
            fields));
  }

  private NodeId base(Element type) {
    return references(type)
        .filter(each ->
            each.getAttribute("ReferenceType").equals("HasSubtype")
                && each.getAttribute("IsForward").equals("false"))
        .map(each -> file.id(NodeSetFile.text(each)))
        .findFirst()
        .orElseThrow();
  }

  /// The nearest one that is not of this file.
  private NodeId ancestor(Element type) {
    NodeId base = base(type);
    Element known = nodes.get(base);
    return known == null ? base : ancestor(known);
  }

  private NodeId binaryEncoding(Element type) {
    return references(type)
        .filter(each -> each.getAttribute("ReferenceType").equals("HasEncoding"))
        .map(each -> file.id(NodeSetFile.text(each)))
        .filter(id -> {
          Element encoding = nodes.get(id);
          return encoding != null && encoding.getAttribute("BrowseName").equals(BINARY);
        })
        .findFirst()
        .orElse(NodeId.NULL_VALUE);
  }

  private static java.util.stream.Stream<Element> references(Element node) {
    return NodeSetFile.child(node, "References").stream()
        .flatMap(list -> NodeSetFile.children(list, "Reference").stream());
  }

  private List<Element> allFields(Element type) {
    Element base = nodes.get(base(type));
    List<Element> all = new ArrayList<>(base == null ? List.of() : allFields(base));
    all.addAll(fields(type));
    return all;
  }

  private static List<Element> fields(Element type) {
    return NodeSetFile.child(type, "Definition")
        .map(definition -> NodeSetFile.children(definition, "Field"))
        .orElse(List.of());
  }

  private static EnumField enumField(Element field) {
    String name = field.getAttribute("Name");
    return new EnumField(
        Long.valueOf(field.getAttribute("Value")),
        LocalizedText.english(name),
        description(field),
        name);
  }

  private StructureField structureField(Element field) {
    String type = field.getAttribute("DataType");
    String rank = field.getAttribute("ValueRank");
    return new StructureField(
        field.getAttribute("Name"),
        description(field),
        type.isEmpty() ? NodeIds.BaseDataType : file.id(type),
        rank.isEmpty() ? -1 : Integer.parseInt(rank),
        null,
        UInteger.MIN,
        Boolean.valueOf(field.getAttribute("IsOptional")));
  }

  private static LocalizedText description(Element field) {
    return LocalizedText.english(NodeSetFile.textOf(field, "Description"));
  }
}
