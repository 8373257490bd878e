package dev.linewarden.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a plant does by OPC UA, step by step, and what is in the answers. In a path `v:` stands for
/// the namespace of the machine vision model, `o:` for the station's own.
final class OpcUaSteps {
  static final String MACHINE = "o:VisionSystem/v:VisionStateMachine";
  static final String AUTOMATIC = MACHINE + "/v:AutomaticModeStateMachine";

  static final String PASSWORD = "may command";

  private static final String SECURE = "Basic256Sha256";

  private OpcUaSteps() {}

  static Map<String, Object> start() {
    return call(
        AUTOMATIC + "/v:StartContinuous",
        Map.of("type", "MeasIdDataType", "Id", ""),
        Map.of("type", "PartIdDataType", "Id", ""),
        Map.of("type", "RecipeIdExternalDataType", "Id", ""),
        Map.of("type", "ProductIdDataType", "Id", ""),
        Map.of("dataType", "Null"));
  }

  static Map<String, Object> following() {
    return Map.of(
        "subscribe",
        Map.of(
            "from",
            path("o:VisionSystem"),
            "fields",
            List.of("ResultId", "JobId", "ResultContent")));
  }

  /// `mes` is one of the station's users, `wall` comes with a certificate.
  static Map<String, Object> as(String user, Map<?, ?>... steps) {
    Map<String, Object> who =
        new HashMap<>(Map.of("policy", SECURE, "user", user, "steps", List.of(steps)));
    if (user.equals("wall")) {
      who.put("certificate", "wall");
    } else {
      who.put("password", PASSWORD);
    }
    return who;
  }

  static Map<String, Object> read(String path) {
    return Map.of("read", path(path));
  }

  static Map<String, Object> until(String path, String value) {
    return Map.of("until", path(path), "is", value);
  }

  /// Waits until so many `values` or `results` were told of since it follows them.
  static Map<String, Object> untilTold(String what, int count) {
    return Map.of("untilTold", Map.of("what", what, "count", count));
  }

  static Map<String, Object> call(String path, Map<?, ?>... arguments) {
    return Map.of("call", path(path), "args", List.of(arguments));
  }

  static List<String> path(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  static JsonNode value(List<JsonNode> told, String path) {
    return told.stream()
        .filter(each -> each.at("/read").asString("").equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(told))
        .at("/value");
  }

  static List<JsonNode> calls(List<JsonNode> told) {
    return told.stream().filter(each -> each.has("call")).toList();
  }

  static List<JsonNode> results(List<JsonNode> told) {
    return told.stream()
        .map(each -> each.at("/event"))
        .filter(event -> event.at("/ResultId").isObject())
        .toList();
  }

  static List<Integer> eventTypes(List<JsonNode> told) {
    List<Integer> types = new ArrayList<>();
    told.forEach(each -> types.add(each.at("/event/EventType").asInt(0)));
    return types;
  }
}
