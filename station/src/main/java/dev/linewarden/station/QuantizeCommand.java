package dev.linewarden.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./linewarden model quantize`: has a [QuantizeProbe] make a model that computes in 8 bits, says
/// how it compares with the one it was made of, and stores it only if it finds the same.
final class QuantizeCommand {
  static final String PROBE = "quantize-probe";

  private final Console console;

  QuantizeCommand(Console console) {
    this.console = console;
  }

  /// @param answers `setting=value`
  /// @param agreement that is needed, 0 to 1
  /// @param share of all numbers in a tensor that 8 bits shall reach
  record Wish(
      Path file,
      Path images,
      Path out,
      Optional<Path> json,
      List<String> answers,
      double agreement,
      double share,
      WatchedProcess.Limits limits) {
    Wish {
      answers = List.copyOf(answers);
    }
  }

  /// Exit code 1 when the new model does not find the same: nothing is written then.
  int run(Wish wish) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--images", wish.images().toString()));
    arguments.addAll(List.of("--agreement", Double.toString(wish.agreement())));
    arguments.addAll(List.of("--share", Double.toString(wish.share())));
    wish.answers().forEach(answer -> arguments.addAll(List.of("--set", answer)));
    return new ModelChild(console, wish.file(), wish.limits())
        .run(PROBE, arguments, (folder, result) -> show(wish, folder, result));
  }

  private int show(Wish wish, Path folder, Path result) throws IOException {
    JsonNode known = JsonMapper.builder().build().readTree(Files.readAllBytes(result));
    if (wish.json().isPresent()) {
      Files.copy(result, wish.json().get(), StandardCopyOption.REPLACE_EXISTING);
    }
    console.result(text(known));
    double share = known.path("agreement").path("share").asDouble(0);
    if (share < wish.agreement()) {
      console.say(
          String.format(
              Locale.ROOT,
              "%s is not quantized: at least %.3f must agree, but it is %.3f. Nothing was written.",
              wish.file(),
              wish.agreement(),
              share));
      return 1;
    }
    Path made = folder.resolve(QuantizeProbe.MADE);
    move(card(made), card(wish.out()));
    move(made, wish.out());
    console.result("written      " + wish.out());
    return 0;
  }

  private static Path card(Path model) {
    return model.resolveSibling(model.getFileName() + ".card.json");
  }

  /// Whole or not at all.
  private static void move(Path from, Path to) throws IOException {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String text(JsonNode known) {
    JsonNode agreement = known.path("agreement");
    List<String> lines = new ArrayList<>();
    lines.add("model        " + known.path("file").asString(""));
    lines.add(
        "pictures     %d to measure its numbers, %d others to compare"
            .formatted(known.path("measured").asInt(0), known.path("heldBack").asInt(0)));
    lines.add(
        "8 bits       %d layers and %d operators between them; %d layers stay as they are"
            .formatted(
                known.path("layers").asInt(0),
                known.path("between").asInt(0),
                known.path("floats").asInt(0)));
    lines.add(
        String.format(
            Locale.ROOT,
            "agreement    %.3f: %s; scores differ by %.4f, at most %.4f",
            agreement.path("share").asDouble(0),
            agreement.path("words").asString(""),
            agreement.path("scoreOff").asDouble(0),
            agreement.path("scoreOffMost").asDouble(0)));
    lines.add(costs("before", known.path("before")));
    lines.add(costs("after", known.path("after")));
    if (known.path("after").path("p50").asDouble(0)
        >= known.path("before").path("p50").asDouble(0)) {
      lines.add("It is no faster on this machine" + known.path("hint").asString("") + ".");
    }
    return String.join("\n", lines);
  }

  private static String costs(String what, JsonNode costs) {
    return String.format(
        Locale.ROOT,
        "%-12s p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms (%d runs, frame to findings);"
            + " file %.2f MB",
        what,
        costs.path("p50").asDouble(0),
        costs.path("p99").asDouble(0),
        costs.path("p999").asDouble(0),
        costs.path("runs").asLong(0),
        costs.path("bytes").asLong(0) / 1e6);
  }
}
