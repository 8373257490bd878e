package dev.linewarden.upstream;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// A batch as a table: one row an entry, the columns' names first, as docs/upstream.md lists them.
/// Columns may be added at the end, never renamed, moved or removed. Made from what is sent anyway,
/// so both say the same. Any thread.
final class CsvTable {
  static final List<String> COLUMNS =
      List.of(
          "sequence",
          "time",
          "station",
          "kind",
          "history",
          "part",
          "recipe",
          "revision",
          "verdict",
          "reasons",
          "cause",
          "detail",
          "ending",
          "latency_ms",
          "frame_number",
          "scores",
          "event",
          "who",
          "what",
          "before",
          "after",
          "why",
          "lane",
          "slip_mm",
          "time_uncertainty_ms");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectWriter CSV = writer();

  private CsvTable() {}

  private static ObjectWriter writer() {
    CsvSchema.Builder columns = CsvSchema.builder().setLineSeparator("\r\n").setUseHeader(true);
    COLUMNS.forEach(columns::addColumn);
    return CsvMapper.builder().build().writer(columns.build());
  }

  /// In UTF-8. Counts are not entries and stay out.
  static byte[] of(Body lines) {
    StringWriter table = new StringWriter();
    try (SequenceWriter rows = CSV.writeValues(table)) {
      lines
          .toString()
          .lines()
          .map(JSON::readTree)
          .filter(line -> !line.at("/kind").asString().equals("counts"))
          .forEach(line -> rows.write(row(line.at("/kind").asString(), line.at("/message"))));
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> row(String kind, JsonNode message) {
    Map<String, String> row = new LinkedHashMap<>();
    COLUMNS.forEach(column -> row.put(column, text(message.path(column))));
    row.put("kind", kind);
    recipe(row, message);
    if (kind.equals("event")) {
      row.put("event", text(message.path("kind")));
    }
    if (kind.equals("recipe")) {
      row.put("before", named(message.path("before")));
    }
    if (kind.equals("gap")) {
      row.put("sequence", text(message.path("to")));
      row.put(
          "what",
          "entries %s to %s are gone"
              .formatted(text(message.path("from")), text(message.path("to"))));
    }
    row.put("reasons", joined(message.path("reasons"), CsvTable::reason));
    row.put("scores", joined(message.path("scores"), CsvTable::score));
    row.put("latency_ms", text(message.path("latencyMs")));
    row.put("frame_number", text(message.path("frameNumber")));
    row.put("slip_mm", text(message.path("slipMm")));
    row.put("time_uncertainty_ms", text(message.path("timeUncertaintyMillis")));
    return row;
  }

  private static void recipe(Map<String, String> row, JsonNode message) {
    row.put("recipe", text(message.path("recipe").path("id")));
    row.put("revision", text(message.path("recipe").path("revision")));
  }

  private static String named(JsonNode recipe) {
    return recipe.isObject() ? text(recipe.path("id")) + "/" + text(recipe.path("revision")) : "";
  }

  /// `cap missing: cap.mean 41.5`
  private static String reason(JsonNode reason) {
    return "%s: %s.%s %s"
        .formatted(
            text(reason.path("fault")),
            text(reason.path("tool")),
            text(reason.path("finding")),
            text(reason.path("value")));
  }

  /// `cap.mean=41.5 grey`
  private static String score(JsonNode score) {
    String said = text(score.path("text"));
    return "%s.%s=%s %s"
        .formatted(
            text(score.path("tool")),
            text(score.path("finding")),
            said.isEmpty() ? text(score.path("value")) : said,
            text(score.path("unit")))
        .strip();
  }

  private static String joined(JsonNode list, java.util.function.Function<JsonNode, String> words) {
    StringJoiner joined = new StringJoiner("; ");
    list.forEach(each -> joined.add(words.apply(each)));
    return joined.toString();
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asString() : "";
  }
}
