package dev.linewarden.tests;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description of a station's HTTP interface, and what can be held against it.
final class OpenApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final JsonNode document;

  /// @param yaml as the station serves it
  OpenApi(String yaml) {
    document = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  /// One address and what may be done there.
  ///
  /// @param method in capitals
  record Operation(String method, String path, JsonNode said) {
    /// With something for each of its `{names}`.
    String filled(Map<String, String> names) {
      String filled = path;
      for (Map.Entry<String, String> name : names.entrySet()) {
        filled = filled.replace("{" + name.getKey() + "}", name.getValue());
      }
      return filled;
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.add(
                        new Operation(
                            method.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            method.getValue()))));
    return operations;
  }

  /// What is wrong with an answer: its status is not described, or its body is not as described.
  /// Every refusal is described in one place. An answer that is no JSON has nothing to be held
  /// against.
  List<String> problems(Operation operation, int status, String type, String body) {
    JsonNode answer =
        status >= 400
            ? document.at("/components/responses/Refused")
            : resolved(operation.said().path("responses").path(Integer.toString(status)));
    if (answer.isMissingNode()) {
      return List.of(status + " is not described: " + body);
    }
    JsonNode schema = answer.path("content").path("application/json").path("schema");
    if (schema.isMissingNode() || !type.startsWith("application/json")) {
      return List.of();
    }
    return schemaOf(schema).validate(body, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /// The schema of what may be sent; missing where nothing may.
  JsonNode sent(Operation operation) {
    JsonNode body = resolved(operation.said().path("requestBody"));
    return resolved(body.path("content").path("application/json").path("schema"));
  }

  /// Follows references within the document.
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isString() ? resolved(document.at(reference.asString().substring(1))) : node;
  }

  /// References in it are to places in the whole document, so that goes with it.
  private Schema schemaOf(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.set("components", document.path("components"));
    whole.set("allOf", JSON.createArrayNode().add(schema));
    return registry.getSchema(whole.toString(), InputFormat.JSON);
  }
}
