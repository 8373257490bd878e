package dev.linewarden.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One run of a model on so many pictures at once, with its tensors, made once over memory of our
/// own: a run moves no number to or from the Java heap, unless an output is of another type than
/// float or lists what was found.
final class Pass {
  private final OrtSession session;
  private final RunGuard guard;
  private final int pictures;
  private final ByteBuffer memory;
  private final Map<String, OnnxTensor> inputs;
  private final List<String> names;

  /// In the order of the names.
  private final List<ModelOutput> outputs = new ArrayList<>();

  private final Map<String, OnnxTensor> pinned = new HashMap<>();

  /// Outputs that the runtime makes room for.
  private final Set<String> listed = new HashSet<>();

  /// How the model is fed.
  ///
  /// @param input the name of the input
  /// @param picture what its pictures are
  record Feed(OrtSession session, String input, ModelInput picture, InputShape shape) {}

  /// Runs the model once, on zeros: the outputs' shapes may be known only then.
  ///
  /// @param areListed whether the outputs may have another size each time
  Pass(String where, Feed feed, int pictures, List<String> names, boolean areListed, Bench bench)
      throws OrtException {
    this.session = feed.session();
    this.guard = bench.models().guard();
    this.pictures = pictures;
    this.names = List.copyOf(names);
    ModelInput picture = feed.picture();
    memory =
        ByteBuffer.allocateDirect(Math.multiplyExact(pictures, feed.shape().bytes(picture)))
            .order(ByteOrder.nativeOrder());
    OrtEnvironment environment = bench.models().environment();
    long[] sides =
        feed.shape().sides(picture, pictures).stream().mapToLong(Long::longValue).toArray();
    OnnxTensor tensor =
        OnnxTensor.createTensor(environment, memory, sides, picture.type().runtime());
    inputs = Map.of(feed.input(), bench.scope().keep(tensor));
    try (OrtSession.Result result = session.run(inputs, new HashSet<>(names))) {
      for (String name : names) {
        TensorInfo info = ModelOutput.info(where, name, result.get(name).orElseThrow());
        if (areListed) {
          outputs.add(new ModelOutput.Listed(name, info));
          listed.add(name);
        } else {
          ModelOutput.Pinned output = new ModelOutput.Pinned(where, name, info);
          outputs.add(output);
          pinned.put(name, bench.scope().keep(output.pin(environment)));
        }
      }
    }
  }

  int pictures() {
    return pictures;
  }

  /// Where one of the pictures is to be filled in.
  ByteBuffer memoryOf(int picture) {
    int bytes = memory.capacity() / pictures;
    return memory.slice(picture * bytes, bytes);
  }

  /// Whether each output says of each picture what is its own.
  boolean tellsApart() {
    return outputs.stream()
        .allMatch(output ->
            switch (output) {
              case ModelOutput.Pinned all -> all.holds(pictures);
              case ModelOutput.Listed _ -> pictures == 1;
            });
  }

  /// The outputs' shapes for all pictures.
  List<List<Long>> wholeShapes() {
    return outputs.stream().map(ModelOutput::shape).toList();
  }

  /// The outputs' shapes for one picture, in the order of the names.
  List<List<Long>> shapes() {
    return outputs.stream()
        .map(output ->
            switch (output) {
              case ModelOutput.Pinned all -> all.shapeOf(pictures);
              case ModelOutput.Listed list -> list.shape();
            })
        .toList();
  }

  /// Where the outputs for one picture stand after a run, in the order of the names.
  List<FloatBuffer> numbersOf(int picture) {
    return outputs.stream()
        .map(output ->
            switch (output) {
              case ModelOutput.Pinned all -> all.numbersOf(picture, pictures);
              case ModelOutput.Listed list -> list.numbers();
            })
        .toList();
  }

  /// Afterwards the outputs hold the answer. Throws [ToolFailed].
  void run() {
    // Closing the result gives back what the runtime made; what is pinned it leaves alone.
    try (OrtSession.Result result = session.run(inputs, listed, pinned, guard.options())) {
      for (int i = 0; i < outputs.size(); i++) {
        OnnxValue fresh = listed.isEmpty() ? null : result.get(names.get(i)).orElse(null);
        outputs.get(i).settle(fresh);
      }
    } catch (OrtException problem) {
      throw new ToolFailed("the model failed: " + Models.shortly(problem), problem);
    }
  }
}
