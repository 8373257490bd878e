package dev.linewarden.tests;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that are nearly what a schema asks for, each with something wrong.
final class Broken {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONG = 5_000;
  private static final List<String> NO_JSON =
      List.of(
          "",
          "{",
          "null",
          "[]",
          "\"x\"",
          "{\"a\":}",
          "{} {}",
          "\u0000",
          "[".repeat(LONG),
          "{\"a\":\"" + "x".repeat(LONG) + "\"}");

  private final List<String> members;
  private final Random random;

  /// @param schema of an object; of one without members only strangers can be sent
  Broken(JsonNode schema, Random random) {
    this.members = List.copyOf(schema.path("properties").propertyNames());
    this.random = random;
  }

  String next() {
    if (members.isEmpty() || random.nextInt(4) == 0) {
      return strangers();
    }
    // Every member is of a type that no address takes.
    ObjectNode body = JSON.createObjectNode();
    for (String member : members) {
      if (random.nextInt(5) > 0) {
        body.set(member, wrong());
      }
    }
    return random.nextInt(4) == 0 ? body.put("stranger", 1).toString() : body.toString();
  }

  private String strangers() {
    int which = random.nextInt(NO_JSON.size() + 1);
    return which == NO_JSON.size() ? "{\"stranger\": 1}" : NO_JSON.get(which);
  }

  private JsonNode wrong() {
    return switch (random.nextInt(4)) {
      case 0 -> JSON.createObjectNode().put("a", 1);
      case 1 -> JSON.createArrayNode().add(1).add("x");
      case 2 -> JSON.getNodeFactory().nullNode();
      default -> JSON.createArrayNode().add(JSON.createArrayNode());
    };
  }
}
