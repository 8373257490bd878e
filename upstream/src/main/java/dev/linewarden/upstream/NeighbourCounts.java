package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The counts of another station, as they came: the message `counts` of docs/upstream.schema.json,
/// read by somebody who does not believe it.
record NeighbourCounts(
    long wallMillis,
    Neighbour.State state,
    String why,
    String recipe,
    long judged,
    long passed,
    long rejected,
    long unjudged,
    OptionalDouble partsPerMinute) {
  /// What is larger is not read at all.
  static final int BYTES_MAX = Events.EVENT_BYTES_MAX;

  /// Of words for people; the rest is cut.
  static final int CHARS_MAX = 200;

  private static final JsonFactory FACTORY = new JsonFactory();

  /// Throws [BadInput] for what are no counts of this station.
  static NeighbourCounts read(String station, Body body) {
    if (body.length() > BYTES_MAX) {
      throw new BadInput(
          "counts must have up to %d bytes, but have %d".formatted(BYTES_MAX, body.length()));
    }
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body.bytes())) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "a JSON object", "something else");
      gather(parser, "", fields);
      require(parser.nextToken() == null, "one JSON object", "more after it");
    } catch (JacksonException e) {
      throw new BadInput("counts must be a JSON object, but " + e.getOriginalMessage(), e);
    }
    require(station.equals(fields.get("station")), "of " + station, "" + fields.get("station"));
    return of(fields);
  }

  /// What stands deeper gets a name with a dot; lists are not read.
  private static void gather(JsonParser parser, String before, Map<String, String> fields) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = before + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && name.equals("recipe")) {
        gather(parser, name + ".", fields);
      } else if (value.isStructStart()) {
        JsonParser _ = parser.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        String said = parser.getString();
        require(fields.put(name, said) == null, "each field once", "'" + name + "' twice");
      }
    }
  }

  private static NeighbourCounts of(Map<String, String> fields) {
    String state = fields.getOrDefault("state", "");
    int colon = state.indexOf(": ");
    long passed = whole(fields, "passed");
    long rejected = whole(fields, "rejected");
    long unjudged = whole(fields, "unjudged");
    String recipe =
        fields.containsKey("recipe.id")
            ? fields.get("recipe.id") + " r" + whole(fields, "recipe.revision")
            : "";
    return new NeighbourCounts(
        time(fields),
        state(colon < 0 ? state : state.substring(0, colon)),
        cut(colon < 0 ? "" : state.substring(colon + 2)),
        cut(recipe),
        Math.addExact(Math.addExact(passed, rejected), unjudged),
        passed,
        rejected,
        unjudged,
        rate(fields));
  }

  private static Neighbour.State state(String word) {
    return switch (word) {
      case "running" -> Neighbour.State.RUNNING;
      case "stopped" -> Neighbour.State.STOPPED;
      case "faulted" -> Neighbour.State.FAULTED;
      default ->
          throw new BadInput(
              "'state' must begin with running, stopped or faulted, but is '" + cut(word) + "'");
    };
  }

  private static long time(Map<String, String> fields) {
    String time = fields.getOrDefault("time", "");
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new BadInput("'time' must be like 2026-01-31T06:00:00.000Z, but is " + cut(time), e);
    }
  }

  /// Small enough that three of them can be added.
  private static long whole(Map<String, String> fields, String name) {
    String said = fields.getOrDefault(name, "");
    if (!said.matches("[0-9]{1,15}")) {
      throw new BadInput("'%s' must be a whole number, but is '%s'".formatted(name, cut(said)));
    }
    return Long.parseLong(said);
  }

  private static OptionalDouble rate(Map<String, String> fields) {
    String said = fields.get("partsPerMinute");
    if (said == null) {
      return OptionalDouble.empty();
    }
    try {
      double rate = Double.parseDouble(said);
      require(rate >= 0 && rate < 1e6, "a rate of parts", cut(said));
      return OptionalDouble.of(rate);
    } catch (NumberFormatException e) {
      throw new BadInput("'partsPerMinute' must be a number, but is '" + cut(said) + "'", e);
    }
  }

  private static String cut(String words) {
    return words.length() > CHARS_MAX ? words.substring(0, CHARS_MAX) : words;
  }

  private static void require(boolean good, String expected, String came) {
    if (!good) {
      throw new BadInput("counts must be %s, but are %s".formatted(expected, cut(came)));
    }
  }
}
