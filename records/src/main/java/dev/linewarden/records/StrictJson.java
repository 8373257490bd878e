package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON documents that people write and a station stores: no doubled keys, nothing behind the end,
/// bounded in size and depth. Any thread.
final class StrictJson {
  static final int BYTES_MAX = 4 << 20;
  static final int DEPTH_MAX = 32;

  /// More help nobody, and a list can have a million.
  private static final int PROBLEMS_MAX = 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxDocumentLength(BYTES_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /// What is in the file.
  ///
  /// @param what it is, for messages: `recipe`
  static byte[] bytes(String what, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new BadInput("%s: a %s must have %d bytes or less".formatted(file, what, BYTES_MAX));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new BadInput("a %s was expected at %s, but there is no file".formatted(what, file), e);
    } catch (IOException e) {
      throw new BadInput("the %s %s cannot be read: %s".formatted(what, file, e.getMessage()), e);
    }
  }

  /// The document's only table.
  ///
  /// @param where names the document in messages
  static Map<String, ?> table(String what, String where, byte[] bytes) {
    try {
      if (JSON.readValue(bytes, Object.class) instanceof Map<?, ?> map) {
        Map<String, Object> table = new LinkedHashMap<>();
        map.forEach((key, value) -> table.put(String.valueOf(key), value));
        List<String> problems = new ArrayList<>();
        findNothings(table, new ArrayDeque<>(List.of(where)), problems);
        if (!problems.isEmpty()) {
          throw new BadInput(problems);
        }
        return table;
      }
    } catch (JacksonException e) {
      throw new BadInput(
          "%s, line %d, column %d: correct JSON was expected, but: %s"
              .formatted(
                  where,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
    throw new BadInput("%s: a %s must be a JSON object in braces".formatted(where, what));
  }

  /// `null` means nothing in any of these documents, and would pass for a key that was left out; a
  /// number beyond what can be computed with would be written back as another text.
  ///
  /// @param place the keys down to the value
  private static void findNothings(
      @Nullable Object value, Deque<String> place, List<String> problems) {
    switch (value) {
      case null -> problems.add(String.join(" ", place) + ": a value was expected, but is null");
      case Double number when !Double.isFinite(number) ->
          problems.add(
              String.join(" ", place)
                  + ": a number that can be computed with was expected, but is too large");
      case Map<?, ?> table ->
          table.forEach((key, inside) -> {
            place.addLast(String.valueOf(key));
            findNothings(inside, place, problems);
            place.removeLast();
          });
      case List<?> list -> {
        for (int i = 0; i < list.size() && problems.size() < PROBLEMS_MAX; i++) {
          place.addLast(Integer.toString(i));
          findNothings(list.get(i), place, problems);
          place.removeLast();
        }
      }
      default -> {
        // A text, a flag, or a number.
      }
    }
  }

  /// Equal tables are equal bytes.
  static byte[] write(Map<String, ?> table) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(table);
  }

  /// The same without a line break.
  static String line(Map<String, ?> table) {
    return JSON.writeValueAsString(table);
  }
}
