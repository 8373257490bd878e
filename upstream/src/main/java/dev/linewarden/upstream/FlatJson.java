package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads what somebody sends to the station: one flat JSON object of texts, whole numbers, true and
/// false. Any thread.
final class FlatJson {
  /// What is larger is not read at all.
  static final int BYTES_MAX = 4096;

  private static final JsonFactory FACTORY = new JsonFactory();

  private FlatJson() {}

  /// Throws [BadInput] for anything else, and for a name that comes twice.
  static Map<String, String> read(Body body) {
    if (body.length() > BYTES_MAX) {
      throw new BadInput(
          "a message must have up to %d bytes, but has %d".formatted(BYTES_MAX, body.length()));
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body.bytes())) {
      return fields(parser);
    } catch (JacksonException e) {
      throw new BadInput("a message must be a JSON object, but " + e.getOriginalMessage(), e);
    }
  }

  private static Map<String, String> fields(JsonParser parser) {
    require(parser.nextToken() == JsonToken.START_OBJECT, "is none");
    Map<String, String> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      require(
          value == JsonToken.VALUE_STRING
              || value == JsonToken.VALUE_NUMBER_INT
              || value == JsonToken.VALUE_TRUE
              || value == JsonToken.VALUE_FALSE,
          "has something else at '%s'".formatted(name));
      require(fields.put(name, parser.getString()) == null, "has '%s' twice".formatted(name));
    }
    require(parser.nextToken() == null, "goes on after it");
    return fields;
  }

  private static void require(boolean good, String otherwise) {
    if (!good) {
      throw new BadInput(
          "a message must be one JSON object of texts, whole numbers, true and false, but "
              + otherwise);
    }
  }
}
