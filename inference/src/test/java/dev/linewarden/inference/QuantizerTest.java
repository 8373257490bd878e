package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.onnx.ModelFile;
import dev.linewarden.onnx.ProtoWriter;
import dev.linewarden.onnx.QuantFile;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizerTest {
  private static final int SIDE = 16;
  private static final Map<String, Object> ANSWERS = Map.of("scale", 0.01);

  @TempDir private Path folder;

  /// Convolution, Relu, pooling, convolution, x * sigmoid(x), convolution, mean: two classes.
  private static ProtoWriter graph() {
    ProtoWriter graph = new ProtoWriter();
    Random random = new Random(3);
    layer(graph, "c1", "in", 4, 1, random);
    graph.message(1, ProtoWriter.node("Relu", "r1", "c1"));
    ProtoWriter pool = ProtoWriter.node("MaxPool", "p1", "r1");
    pool.message(5, ProtoWriter.attribute("kernel_shape", new long[] {2, 2}));
    graph.message(1, pool.message(5, ProtoWriter.attribute("strides", new long[] {2, 2})));
    layer(graph, "c2", "p1", 4, 4, random);
    graph.message(1, ProtoWriter.node("Sigmoid", "s2", "c2"));
    graph.message(1, ProtoWriter.node("Mul", "m2", "c2", "s2"));
    layer(graph, "c3", "m2", 4, 4, random);
    graph.message(1, ProtoWriter.node("Relu", "r3", "c3"));
    layer(graph, "c4", "r3", 2, 4, random);
    graph.message(1, ProtoWriter.node("GlobalAveragePool", "out", "c4"));
    graph.message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, SIDE, SIDE));
    graph.message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 2, 1, 1));
    return graph;
  }

  private static void layer(
      ProtoWriter graph, String name, String from, int to, int channels, Random random) {
    float[] weights = new float[to * channels * 9];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() / Math.sqrt(3.0 * channels));
    }
    float[] bias = new float[to];
    for (int i = 0; i < to; i++) {
      bias[i] = (float) random.nextGaussian() / 4;
    }
    graph.message(5, ProtoWriter.floats(name + "w", new long[] {to, channels, 3, 3}, weights));
    graph.message(5, ProtoWriter.floats(name + "b", new long[] {to}, bias));
    graph.message(1, ProtoWriter.node("Conv", name, from, name + "w", name + "b"));
  }

  private static Frame picture(int seed) {
    Random random = new Random(seed);
    int slope = random.nextInt(12);
    int base = random.nextInt(60);
    return Pictures.grey(
        SIDE, SIDE, (x, y) -> Math.min(255, base + slope * x + random.nextInt(40) + y));
  }

  private Path file(byte[] model) {
    try {
      return Files.write(folder.resolve("m.onnx"), model);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private Quantizer quantizer(Path file) {
    Quantizer quantizer = new Quantizer(file, ANSWERS, SIDE, SIDE, folder);
    for (int i = 0; i < 12; i++) {
      quantizer.observe(picture(i));
    }
    return quantizer;
  }

  private static List<List<Finding>> findings(Path model) {
    try (ModelTrial trial = new ModelTrial(model, ANSWERS, SIDE, SIDE, InferenceSettings.DEFAULT)) {
      return IntStream.range(100, 120).mapToObj(i -> trial.look(picture(i))).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 17})
  void theModelIn8BitsFindsTheSameAndRunsIn8Bits(int opset) throws IOException {
    Path before = file(TinyOnnx.ofOpset(opset, graph()));
    Path after = folder.resolve("after.onnx");
    try (Quantizer quantizer = quantizer(before)) {
      QuantFile.Written written = quantizer.write(after, 1, Set.of());

      assertThat(written).isEqualTo(new QuantFile.Written(3, 3, 1));
      Agreement agreement = quantizer.agreement();
      List<List<Finding>> wanted = findings(before);
      List<List<Finding>> came = findings(after);
      for (int i = 0; i < wanted.size(); i++) {
        agreement.add(wanted.get(i), came.get(i));
      }
      Agreement.Result result = agreement.result().orElseThrow();
      assertThat(result.scoreOffMost()).isBetween(1e-9, 0.05);
    }
    List<String> ran =
        ModelTrial.providers(after, ANSWERS, picture(1), InferenceSettings.DEFAULT, folder)
            .get("CPUExecutionProvider");
    assertThat(ran).filteredOn(node -> node.endsWith("(QLinearConv)")).hasSize(3);
    assertThat(ran).filteredOn(node -> node.contains("Conv)")).hasSize(4);
    assertThat(ran).anyMatch(node -> node.endsWith("(QLinearSigmoid)"));
    assertThat(ran).noneMatch(node -> node.endsWith("(Relu)"));
  }

  @Test
  void layersAreRankedAndThoseThatAreKeptStayAsTheyAre() {
    Path before = file(TinyOnnx.model(graph()));
    Path after = folder.resolve("after.onnx");
    try (Quantizer quantizer = quantizer(before)) {
      assertThat(quantizer.layers()).hasSize(3);
      List<String> ranked = quantizer.ranked(1);
      assertThat(ranked).containsExactlyInAnyOrderElementsOf(quantizer.layers());
      String first = ranked.getFirst();

      assertThat(quantizer.write(after, 1, Set.of(first)).layers()).isEqualTo(2);
      assertThat(quantizer.write(after, 1, Set.copyOf(quantizer.layers())))
          .isEqualTo(new QuantFile.Written(0, 0, 4));
    }
    List<Finding> wanted = findings(before).getFirst();
    List<Finding> came = findings(after).getFirst();
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(came.get(i).value()).isCloseTo(wanted.get(i).value(), within(1e-5));
    }
  }

  @Test
  void whatIsKnownOfAModelGoesAlong() throws IOException {
    Path before = file(TinyOnnx.model(graph()));
    Path after = folder.resolve("after.onnx");
    try (Quantizer quantizer = quantizer(before)) {
      quantizer.write(after, 1, Set.of());
    }

    try (ModelFile file = ModelFile.read("x ", after)) {
      assertThat(ModelCard.of(file.facts()).settings().get("scale"))
          .isEqualTo(new ModelCard.Known(0.01, ModelCard.Source.ASKED));
      assertThat(file.facts().model().metadata().get("linewarden.quantized"))
          .startsWith("8 bits, from SHA-256 ")
          .endsWith(", 12 pictures, share 1.0");
    }
    assertThatThrownBy(() -> new Quantizer(after, Map.of(), SIDE, SIDE, folder).close())
        .isInstanceOf(BadInput.class)
        .hasMessage(
            after
                + " must compute in floats to be quantized, but is quantized already: it uses"
                + " [DequantizeLinear, QuantizeLinear]");
  }

  @Test
  void aModelWithoutLayersToQuantizeIsRefused() {
    Path file = file(TinyOnnx.echo(TensorType.FLOAT, 1, 1, SIDE, SIDE));

    assertThatThrownBy(() ->
            new Quantizer(file, Map.of("decode", "score", "scale", 1), SIDE, SIDE, folder).close())
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + " has nothing to quantize: ");
  }

  @Test
  void operatorsThatMeantSomethingElseAreNotRaised() {
    ProtoWriter graph = graph();
    graph.message(1, ProtoWriter.node("TopK", "top", "in"));
    Path file = file(TinyOnnx.ofOpset(8, graph));

    assertThatThrownBy(() -> new Quantizer(file, ANSWERS, SIDE, SIDE, folder).close())
        .isInstanceOf(BadInput.class)
        .hasMessage(
            file
                + " must have operators of version 10 or later to be quantized, but has version 8"
                + " and uses [TopK]");
  }
}
