package dev.linewarden.station;

import dev.linewarden.inference.Agreement;
import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ModelTrial;
import dev.linewarden.inference.Quantizer;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.onnx.QuantFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Makes a model that computes in 8 bits, compares it with the one it was made of, and writes what
/// it saw as JSON. In a process of its own, which the model may take down.
final class QuantizeProbe {
  /// The new model, in the folder of the result.
  static final String MADE = "quantized.onnx";

  private final Path file;
  private final Map<String, Object> answers;
  private final double wanted;
  private final double share;
  private final InferenceSettings settings = InferenceSettings.DEFAULT;

  /// @param wanted agreement
  QuantizeProbe(Path file, Map<String, Object> answers, double wanted, double share) {
    this.file = file;
    this.answers = answers;
    this.wanted = wanted;
    this.share = share;
  }

  void run(Path images, Path resultFile) {
    Path folder = Objects.requireNonNull(resultFile.toAbsolutePath().getParent());
    Path made = folder.resolve(MADE);
    Map<String, Object> result = new LinkedHashMap<>();
    try (TrialPictures pictures = new TrialPictures(images);
        Quantizer quantizer =
            new Quantizer(file, answers, pictures.width(), pictures.height(), folder)) {
      pictures.measured().forEach(quantizer::observe);
      QuantFile.Written written = write(quantizer, pictures, made);
      result.put("file", file.toString());
      result.put("measured", pictures.measured().size());
      result.put("heldBack", pictures.heldBack().size());
      result.put("layers", written.layers());
      result.put("between", written.between());
      result.put("floats", written.floats());
      result.put("agreement", words(agreement(quantizer, pictures.heldBack(), made), pictures));
      result.putAll(new QuantizeCosts(file, made, answers, settings).of(pictures.heldBack()));
      Files.write(
          resultFile,
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(result));
    } catch (IOException e) {
      throw new BadInput("%s cannot be written: %s".formatted(resultFile, e), e);
    }
  }

  /// First all that can be; while that does not agree, the layers that do most harm stay as they
  /// are: one, two, four, up to half of them. Decided on pictures that were measured, so that those
  /// held back stay a test.
  private QuantFile.Written write(Quantizer quantizer, TrialPictures pictures, Path made) {
    QuantFile.Written written = quantizer.write(made, share, Set.of());
    List<String> ranked = List.of();
    int most = quantizer.layers().size() / 2;
    for (int kept = 1; kept <= most && !agrees(quantizer, pictures.measured(), made); kept *= 2) {
      ranked = ranked.isEmpty() ? quantizer.ranked(share) : ranked;
      written = quantizer.write(made, share, Set.copyOf(ranked.subList(0, kept)));
    }
    return written;
  }

  /// Half of what may disagree is left for pictures that the steps were not chosen by.
  private boolean agrees(Quantizer quantizer, List<Frame> frames, Path made) {
    double aim = (1 + wanted) / 2;
    return agreement(quantizer, frames, made).map(found -> found.share() >= aim).orElse(true);
  }

  private Optional<Agreement.Result> agreement(Quantizer quantizer, List<Frame> frames, Path made) {
    Agreement agreement = quantizer.agreement();
    int width = frames.getFirst().info().width();
    int height = frames.getFirst().info().height();
    try (ModelTrial before = new ModelTrial(file, answers, width, height, settings);
        ModelTrial after = new ModelTrial(made, answers, width, height, settings)) {
      for (Frame frame : frames) {
        agreement.add(before.look(frame), after.look(frame));
      }
    }
    return agreement.result();
  }

  private Map<String, Object> words(Optional<Agreement.Result> agreement, TrialPictures pictures) {
    Agreement.Result found =
        agreement.orElseThrow(() ->
            new BadInput(
                ("%s: in %d pictures of %s nothing is found, before and after: it takes pictures of"
                        + " what the model is for to compare")
                    .formatted(file, pictures.heldBack().size(), pictures.folder())));
    return Map.of(
        "share", found.share(),
        "words", found.words(),
        "scoreOff", found.scoreOff(),
        "scoreOffMost", found.scoreOffMost());
  }
}
