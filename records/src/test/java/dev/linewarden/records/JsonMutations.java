package dev.linewarden.records;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/// Documents like a good one: fields left out, doubled, of another type or size, put elsewhere; and
/// texts that are hardly JSON any more.
final class JsonMutations {
  private static final List<Object> VALUES =
      List.of(
          0,
          -1,
          1,
          Integer.MAX_VALUE,
          Long.MIN_VALUE,
          BigInteger.TEN.pow(30),
          0.5,
          -1e308,
          Double.MIN_VALUE,
          true,
          "",
          " ",
          "x",
          "../../etc/passwd",
          "a\u0000b",
          "\ud800",
          "ä€𝄞".repeat(30),
          List.of(),
          List.of(List.of(List.of(1))),
          Map.of(),
          Map.of("x", Map.of("y", List.of("z"))));

  private static final List<String> TOKENS =
      List.of("null", "1e999", "-0", "1e-999", "NaN", "[", "}", "\"", "\\u0000", ",,", "//x", "{}");

  private final List<JsonPlaces.Place> places;
  private final Map<String, Object> good;
  private final SplittableRandom random;

  JsonMutations(Map<String, ?> good, SplittableRandom random) {
    this.good = new LinkedHashMap<>(good);
    this.places = JsonPlaces.of(this.good);
    this.random = random;
  }

  byte[] next() {
    Map<String, Object> document = changed(good, places);
    if (random.nextInt(10) == 0) {
      document = changed(document, JsonPlaces.of(document));
    }
    return random.nextInt(4) == 0
        ? scribbled(StrictJson.write(document))
        : JsonMapper.shared().writeValueAsBytes(document);
  }

  private Map<String, Object> changed(Map<String, Object> document, List<JsonPlaces.Place> all) {
    if (all.isEmpty()) {
      return document;
    }
    JsonPlaces.Place place = all.get(random.nextInt(all.size()));
    return switch (random.nextInt(6)) {
      case 0 -> place.without();
      case 1 -> place.with(VALUES.get(random.nextInt(VALUES.size())));
      case 2 -> place.with(all.get(random.nextInt(all.size())).value());
      case 3 -> place.with(nested(place.value()));
      case 4 -> {
        List<Object> others = JsonPlaces.others(place.value());
        yield others.isEmpty() ? document : place.with(others.get(random.nextInt(others.size())));
      }
      default -> place.value() instanceof Map<?, ?> table ? place.with(more(table)) : document;
    };
  }

  private Object nested(Object value) {
    Object nested = value;
    for (int depth = random.nextInt(60); depth > 0; depth--) {
      nested = depth % 2 == 0 ? List.of(nested) : Map.of("in", nested);
    }
    return nested;
  }

  private Map<String, Object> more(Map<?, ?> table) {
    Map<String, Object> more = new LinkedHashMap<>();
    table.forEach((key, value) -> more.put(String.valueOf(key), value));
    more.put("more" + random.nextInt(3), VALUES.get(random.nextInt(VALUES.size())));
    return more;
  }

  /// A field twice, a token that does not belong, or bytes.
  private byte[] scribbled(byte[] written) {
    String text = new String(written, StandardCharsets.UTF_8);
    int at = random.nextInt(text.length());
    return switch (random.nextInt(4)) {
      case 0 -> {
        String[] lines = text.split("\n", -1);
        int line = random.nextInt(lines.length);
        lines[line] = lines[line] + "\n" + lines[line];
        yield String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      }
      case 1 -> {
        int colon = text.indexOf(" : ", at);
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        String into =
            colon < 0
                ? text
                : text.substring(0, colon + 3) + token + text.substring(end(text, colon));
        yield into.getBytes(StandardCharsets.UTF_8);
      }
      case 2 -> text.substring(0, at).getBytes(StandardCharsets.UTF_8);
      default -> {
        byte[] bytes = written.clone();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        yield bytes;
      }
    };
  }

  /// Where the value behind a colon ends, roughly.
  private static int end(String text, int colon) {
    int comma = text.indexOf(',', colon);
    int line = text.indexOf('\n', colon);
    int end = comma < 0 ? line : Math.min(comma, line < 0 ? comma : line);
    return end < 0 ? text.length() : end;
  }
}
