package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `./linewarden model` can be told, and who does it.
final class ModelOptions {
  private static final String ENDING = ".onnx";

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "check: what it is, finds and costs. quantize: makes it compute in 8 bits.")
  private String what = "check";

  @Parameters(index = "1", paramLabel = "FILE", description = "An ONNX model.")
  private Path file = Path.of("");

  @Option(
      names = "--images",
      paramLabel = "FOLDER",
      description = "Shows what it finds there; quantize measures the model on them.")
  private @Nullable Path images;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes all of it as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--set",
      paramLabel = "SETTING=VALUE",
      description = "Answers a question: --set color=rgb --set labels=cap,ring.")
  private @Nullable List<String> answers;

  @Option(
      names = "--keep",
      description = "Of check: stores the card, with the answers, beside the model.")
  private boolean keep;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Of quantize: where to write; caps.int8.onnx for caps.onnx if not said.")
  private @Nullable Path out;

  @Option(
      names = "--agreement",
      paramLabel = "SHARE",
      description =
          "Of quantize: how much of what both find must agree, or nothing is written; 0.95 if not"
              + " said.")
  private double agreement = 0.95;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      description =
          "Of quantize: of all numbers in a tensor, those that 8 bits shall reach; 0.9999.")
  private double share = 0.9999;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "For all of it; 120 for check, 900 for quantize if not said.")
  private @Nullable Integer seconds;

  @Option(names = "--megabytes", paramLabel = "N")
  private int megabytes = 8192;

  int run(Console console) {
    return switch (what) {
      case "check" ->
          new ModelCommand(console)
              .check(
                  new ModelCommand.Wish(
                      file,
                      Optional.ofNullable(images),
                      Optional.ofNullable(json),
                      answers(),
                      keep,
                      limits(120)));
      case "quantize" -> new QuantizeCommand(console).run(quantize());
      default ->
          throw new BadInput(
              "model can 'check' or 'quantize', but is asked to '%s'".formatted(what));
    };
  }

  private List<String> answers() {
    return Optional.ofNullable(answers).orElse(List.of());
  }

  private WatchedProcess.Limits limits(int otherwise) {
    int limit = seconds == null ? otherwise : seconds;
    return new WatchedProcess.Limits(TimeUnit.SECONDS.toNanos(limit), megabytes * Memory.MEGABYTE);
  }

  private QuantizeCommand.Wish quantize() {
    if (images == null) {
      throw new BadInput("model quantize needs --images: a folder of pictures from this line");
    }
    Path target = out == null ? beside(file) : out;
    if (target.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
      throw new BadInput("--out must be another file than the model itself, but is " + target);
    }
    return new QuantizeCommand.Wish(
        file,
        images,
        target,
        Optional.ofNullable(json),
        answers(),
        within("--agreement", agreement),
        within("--share", share),
        limits(900));
  }

  private static double within(String option, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new BadInput("%s must be above 0 and at most 1, but is %s".formatted(option, value));
    }
    return value;
  }

  private static Path beside(Path file) {
    String name = file.toString();
    String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    return Path.of(stem + ".int8" + ENDING);
  }
}
