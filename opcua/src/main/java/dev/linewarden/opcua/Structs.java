package dev.linewarden.opcua;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.types.DynamicEnumType;
import org.eclipse.milo.opcua.sdk.core.types.DynamicStructType;
import org.eclipse.milo.opcua.sdk.core.types.codec.DynamicStructCodec;
import org.eclipse.milo.opcua.sdk.core.typetree.DataType;
import org.eclipse.milo.opcua.sdk.core.typetree.DataTypeTree;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.DataTypeManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.jspecify.annotations.Nullable;

/// Makes and reads the structures of the machine vision model. The library knows them from their
/// data types alone, once the node set is loaded. Any thread.
final class Structs {
  private final OpcUaServer server;
  private final UShort namespace;
  private final DataTypeTree types;

  /// The node set must be loaded.
  Structs(OpcUaServer server, UShort namespace) {
    this.server = server;
    this.namespace = namespace;
    this.types = server.updateDataTypeTree();
    register(typeOf(NodeIds.Structure));
  }

  /// This type and all that are derived from it, as far as they are of the model.
  private void register(DataType type) {
    if (type.getNodeId().getNamespaceIndex().equals(namespace)
        && type.getDataTypeDefinition() instanceof StructureDefinition) {
      DynamicStructCodec codec = new DynamicStructCodec(type, types);
      register(server.getDynamicDataTypeManager(), type, codec);
      register(server.getStaticDataTypeManager(), type, codec);
    }
    server
        .getAddressSpaceManager()
        .getManagedReferences(
            type.getNodeId(),
            each -> each.isForward() && each.getReferenceTypeId().equals(NodeIds.HasSubtype))
        .forEach(each ->
            each.getTargetNodeId()
                .toNodeId(server.getNamespaceTable())
                .ifPresent(id -> register(typeOf(id))));
  }

  private static void register(DataTypeManager manager, DataType type, DynamicStructCodec codec) {
    manager.registerType(
        type.getNodeId(),
        codec,
        type.getBinaryEncodingId(),
        type.getXmlEncodingId(),
        type.getJsonEncodingId());
  }

  private DataType typeOf(NodeId id) {
    DataType type = types.getDataType(id);
    if (type == null) {
      throw new IllegalStateException("no data type " + id);
    }
    return type;
  }

  /// @param type its number in the model
  DynamicStructType of(int type, Map<String, ?> members) {
    DataType known = typeOf(new NodeId(namespace, type));
    return struct(known, members);
  }

  /// The library's encoder says of each optional field whether it is there by counting those that
  /// are: one that is left out would shift all behind it. So those before the last that is there
  /// are there too, and say nothing.
  private DynamicStructType struct(DataType type, Map<String, ?> members) {
    StructureField[] fields = fields(type);
    int last = fields.length - 1;
    while (last >= 0 && fields[last].getIsOptional() && !members.containsKey(name(fields[last]))) {
      last--;
    }
    LinkedHashMap<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i <= last; i++) {
      Object given = members.get(name(fields[i]));
      put(all, name(fields[i]), given == null ? nothing(fields[i]) : given);
    }
    return new DynamicStructType(type, all);
  }

  /// The library's own null.
  @SuppressWarnings("NullAway")
  private static void put(Map<String, Object> members, String name, @Nullable Object value) {
    members.put(name, value);
  }

  private @Nullable Object nothing(StructureField field) {
    DataType type = types.getDataType(field.getDataType());
    return type != null && type.getDataTypeDefinition() instanceof StructureDefinition
        ? struct(type, Map.of())
        : null;
  }

  private static StructureField[] fields(DataType type) {
    StructureField[] fields =
        type.getDataTypeDefinition() instanceof StructureDefinition definition
            ? definition.getFields()
            : null;
    return fields == null ? new StructureField[0] : fields;
  }

  private static String name(StructureField field) {
    return String.valueOf(field.getName());
  }

  /// A value of one of the model's enumerations, as a member of a structure.
  DynamicEnumType enumerated(int type, int value) {
    return new DynamicEnumType(typeOf(new NodeId(namespace, type)), value);
  }

  /// As it goes into a variable, an event or an answer.
  ExtensionObject encoded(DynamicStructType struct) {
    return ExtensionObject.encode(server.getDynamicEncodingContext(), struct);
  }

  ExtensionObject encoded(int type, Map<String, ?> members) {
    return encoded(of(type, members));
  }

  /// The text in a member of a structure that a client sent; empty where it is empty, missing, or
  /// nothing was sent.
  String text(Variant sent, String member) {
    return decoded(sent)
        .map(struct -> struct.getMembers().get(member))
        .map(Object::toString)
        .orElse("");
  }

  private Optional<DynamicStructType> decoded(Variant sent) {
    try {
      return sent.value() instanceof ExtensionObject object
              && object.decode(server.getDynamicEncodingContext())
                  instanceof DynamicStructType struct
          ? Optional.of(struct)
          : Optional.empty();
    } catch (UaSerializationException _) {
      return Optional.empty(); // a client that sends no structure where it has none to name
    }
  }
}
