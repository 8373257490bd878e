package dev.linewarden.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumValueType;
import org.w3c.dom.Element;

/// The values in a node set that clients need: arguments of methods, names of enumerations, numbers
/// of states and transitions. Type dictionaries, which the specification has given up, are left
/// out.
final class NodeSetValues {
  private final NodeSetFile file;
  private final EncodingContext encoding;

  NodeSetValues(NodeSetFile file, EncodingContext encoding) {
    this.file = file;
    this.encoding = encoding;
  }

  /// Empty where there is none, or none of a kind that is read.
  Optional<Variant> of(Element variable) {
    return NodeSetFile.child(variable, "Value")
        .flatMap(value -> NodeSetFile.children(value).stream().findFirst())
        .flatMap(this::read);
  }

  private Optional<Variant> read(Element value) {
    return switch (value.getLocalName()) {
      case "ListOfExtensionObject" ->
          Optional.of(
              Variant.of(
                  structures(
                      NodeSetFile.children(value, "ExtensionObject").stream()
                          .map(object -> NodeSetFile.child(object, "Body").orElseThrow())
                          .map(body -> structure(NodeSetFile.children(body).getFirst()))
                          .toList())));
      case "UInt32" -> Optional.of(Variant.of(uint(Long.parseLong(NodeSetFile.text(value)))));
      case "Boolean" -> Optional.of(Variant.of(Boolean.valueOf(NodeSetFile.text(value))));
      case "String" -> Optional.of(Variant.of(NodeSetFile.text(value)));
      case "DateTime" ->
          Optional.of(Variant.of(new DateTime(Instant.parse(NodeSetFile.text(value)))));
      case "ListOfInt32" ->
          Optional.of(
              Variant.of(
                  NodeSetFile.children(value).stream()
                      .map(each -> Integer.valueOf(NodeSetFile.text(each)))
                      .toArray(Integer[]::new)));
      default -> Optional.empty();
    };
  }

  private ExtensionObject[] structures(List<UaStructuredType> all) {
    return ExtensionObject.encodeArray(encoding, all.toArray(UaStructuredType[]::new));
  }

  private UaStructuredType structure(Element body) {
    return switch (body.getLocalName()) {
      case "Argument" ->
          new Argument(
              NodeSetFile.textOf(body, "Name"),
              file.id(NodeSetFile.textOf(body, "DataType", "Identifier")),
              Integer.parseInt(NodeSetFile.textOf(body, "ValueRank")),
              null,
              LocalizedText.english(NodeSetFile.textOf(body, "Description", "Text")));
      case "EnumValueType" ->
          new EnumValueType(
              Long.valueOf(NodeSetFile.textOf(body, "Value")),
              LocalizedText.english(NodeSetFile.textOf(body, "DisplayName", "Text")),
              LocalizedText.english(NodeSetFile.textOf(body, "Description", "Text")));
      default -> throw new IllegalStateException("a node set with a " + body.getLocalName());
    };
  }
}
