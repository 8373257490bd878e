package dev.linewarden.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What a check of a model found, for people.
final class ModelText {
  private static final String CPU = "CPUExecutionProvider";

  /// Findings and operators that are named; of more, how many there are.
  private static final int NAMED_MAX = 12;

  private final JsonNode known;
  private final List<String> lines = new ArrayList<>();

  ModelText(JsonNode known) {
    this.known = known;
  }

  /// Whether a question has to be answered before a recipe can use the model.
  boolean isOpen() {
    for (JsonNode question : known.path("questions")) {
      if (question.path("needed").asBoolean(true)) {
        return true;
      }
    }
    return false;
  }

  String text() {
    line("model", known.path("file").asString(""));
    line("SHA-256", known.path("sha256").asString(""));
    line("input", known.path("inputs").asString(""));
    line("outputs", known.path("outputs").asString(""));
    known.path("about").forEachEntry((what, words) -> line(what, words.asString("")));
    lines.add("");
    known
        .path("settings")
        .forEachEntry((setting, value) ->
            line(
                setting,
                value.path("value") + "  (" + from(value.path("from").asString("")) + ")"));
    for (JsonNode question : known.path("questions")) {
      lines.add(
          "%s: %s"
              .formatted(
                  question.path("needed").asBoolean(true) ? "It must be said" : "It may be said",
                  question.path("words").asString("")));
    }
    known.path("readings").forEach(this::reading);
    costs();
    return String.join("\n", lines);
  }

  private void line(String what, String words) {
    lines.add("%-12s %s".formatted(what, words));
  }

  private static String from(String source) {
    return switch (source) {
      case "metadata" -> "the file says so";
      case "names" -> "by its names";
      case "shape" -> "by its shapes";
      case "asked" -> "answered";
      default -> "usual";
    };
  }

  private void reading(JsonNode reading) {
    if (reading.path("images").isEmpty()) {
      return;
    }
    lines.add("");
    if (!reading.path("settings").isEmpty()) {
      lines.add("if " + reading.path("settings") + ":");
    }
    for (JsonNode image : reading.path("images")) {
      List<String> findings = new ArrayList<>();
      for (JsonNode finding : image.path("findings")) {
        findings.add(
            "%s %s"
                .formatted(
                    finding.path("name").asString(""),
                    number(finding.path("value").asDouble(Double.NaN))));
      }
      lines.add("  %s: %s".formatted(image.path("image").asString(""), some(findings)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String some(List<String> words) {
    int more = words.size() - NAMED_MAX;
    return String.join(", ", words.subList(0, Math.min(NAMED_MAX, words.size())))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private void costs() {
    JsonNode millis = known.path("millis");
    if (millis.isMissingNode()) {
      lines.add("It was not run: " + known.path("notRun").asString(""));
      return;
    }
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-12s p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms (%d runs, frame to findings,"
                + " %s)",
            "time",
            millis.path("p50").asDouble(0),
            millis.path("p99").asDouble(0),
            millis.path("p999").asDouble(0),
            millis.path("max").asDouble(0),
            millis.path("runs").asLong(0),
            millis.path("frame").asString("")));
    JsonNode memory = known.path("memoryMb");
    line(
        "memory",
        "%d MB before, %d MB after, %d MB at most"
            .formatted(
                memory.path("before").asLong(0),
                memory.path("after").asLong(0),
                memory.path("peak").asLong(0)));
    JsonNode providers = known.path("providers");
    providers.forEachEntry(
        (name, nodes) -> line("runs on", "%s: %d operators".formatted(name, nodes.size())));
    if (providers.size() > 1) {
      List<String> fellBack = new ArrayList<>();
      providers.path(CPU).forEach(node -> fellBack.add(node.asString("")));
      line("left to CPU", some(fellBack));
    }
  }
}
