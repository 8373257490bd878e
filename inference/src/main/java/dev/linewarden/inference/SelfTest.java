package dev.linewarden.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Whether an accelerator answers as the processor does: the same noise through both, several
/// times, since a fault may come only when memory is used again.
final class SelfTest {
  static final int RUNS = 5;

  /// Of the largest number of an output. The order of additions differs between processors, so the
  /// last bits do; an accelerator that computes something else is far beyond.
  static final double TOLERANCE = 0.01;

  /// Tried in turn for sides that a model leaves free, since it may not take every size.
  private static final int[] FREE_SIDES = {64, 224, 640};

  private static final long INPUT_ELEMENTS_MAX = 1L << 26;
  private static final int SEED = 20;

  private final OrtEnvironment environment;

  SelfTest(OrtEnvironment environment) {
    this.environment = environment;
  }

  /// What is wrong with the candidate, in words; empty = it may be used.
  Optional<String> difference(OrtSession reference, OrtSession candidate) {
    String refused = "";
    for (int side : FREE_SIDES) {
      Optional<Map<String, OnnxTensorLike>> noise;
      try {
        noise = noise(reference, side);
      } catch (OrtException impossible) {
        return Optional.of("the self-test cannot make its input: " + Models.shortly(impossible));
      }
      if (noise.isEmpty()) {
        return Optional.of("its input is not one that the self-test can make");
      }
      Map<String, OnnxTensorLike> inputs = noise.get();
      try (OrtSession.Result expected = reference.run(inputs)) {
        return difference(expected, candidate, inputs);
      } catch (OrtException otherSize) {
        refused = Models.shortly(otherSize);
      } finally {
        inputs.values().forEach(OnnxTensorLike::close);
      }
    }
    return Optional.of("the self-test found no input that it takes: " + refused);
  }

  private static Optional<String> difference(
      OrtSession.Result expected, OrtSession candidate, Map<String, OnnxTensorLike> inputs) {
    for (int run = 1; run <= RUNS; run++) {
      try (OrtSession.Result got = candidate.run(inputs)) {
        for (Map.Entry<String, ai.onnxruntime.OnnxValue> each : expected) {
          Optional<String> found =
              difference(each.getKey(), each.getValue(), got.get(each.getKey()).orElseThrow());
          if (found.isPresent()) {
            return found;
          }
        }
      } catch (OrtException failed) {
        return Optional.of("run %d failed: %s".formatted(run, Models.shortly(failed)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(
      String name, ai.onnxruntime.OnnxValue one, ai.onnxruntime.OnnxValue other) {
    if (!(one instanceof OnnxTensor wanted) || !(other instanceof OnnxTensor came)) {
      return Optional.empty(); // maps and sequences: nothing of ours reads them
    }
    long[] shape = wanted.getInfo().getShape();
    if (!Arrays.equals(shape, came.getInfo().getShape())) {
      return Optional.of(
          "output '%s' is %s, but the processor says %s"
              .formatted(name, Arrays.toString(came.getInfo().getShape()), Arrays.toString(shape)));
    }
    FloatBuffer right = wanted.getFloatBuffer();
    FloatBuffer found = came.getFloatBuffer();
    if (right == null || found == null) {
      return Optional.empty(); // whole numbers: classes and counts, which follow from the floats
    }
    double apart = apart(right, found);
    return apart <= TOLERANCE
        ? Optional.empty()
        : Optional.of(
            "output '%s' is %.1f %% off what the processor says, at most %.0f %% may be"
                .formatted(name, 100 * apart, 100 * TOLERANCE));
  }

  /// The largest difference as a share of the largest number expected; infinite where one side has
  /// no number and the other has.
  static double apart(FloatBuffer expected, FloatBuffer got) {
    double largest = 0;
    double off = 0;
    for (int i = 0; i < expected.remaining(); i++) {
      float wanted = expected.get(expected.position() + i);
      float came = got.get(got.position() + i);
      if (Float.compare(wanted, came) == 0) {
        largest = Float.isFinite(wanted) ? Math.max(largest, Math.abs(wanted)) : largest;
      } else if (!Float.isFinite(wanted) || !Float.isFinite(came)) {
        return Double.POSITIVE_INFINITY;
      } else {
        largest = Math.max(largest, Math.abs(wanted));
        off = Math.max(off, Math.abs(wanted - came));
      }
    }
    return off == 0 ? 0 : off / Math.max(largest, Float.MIN_NORMAL);
  }

  private Optional<Map<String, OnnxTensorLike>> noise(OrtSession session, int side)
      throws OrtException {
    Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();
    for (NodeInfo input : session.getInputInfo().values()) {
      Optional<OnnxTensor> tensor =
          input.getInfo() instanceof TensorInfo info ? noise(info, side) : Optional.empty();
      if (tensor.isEmpty()) {
        inputs.values().forEach(OnnxTensorLike::close);
        return Optional.empty();
      }
      inputs.put(input.getName(), tensor.get());
    }
    return Optional.of(inputs);
  }

  private Optional<OnnxTensor> noise(TensorInfo info, int side) throws OrtException {
    long[] shape = info.getShape().clone();
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] >= 0 ? shape[i] : i == 0 ? 1 : side;
    }
    long elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    if (elements < 1 || elements > INPUT_ELEMENTS_MAX) {
      return Optional.empty();
    }
    Random random = new Random(SEED);
    if (info.type == OnnxJavaType.FLOAT) {
      FloatBuffer numbers = bytes(elements * Float.BYTES).asFloatBuffer();
      while (numbers.hasRemaining()) {
        numbers.put(random.nextFloat());
      }
      return Optional.of(OnnxTensor.createTensor(environment, numbers.flip(), shape));
    }
    if (info.type == OnnxJavaType.UINT8) {
      byte[] noise = new byte[(int) elements];
      random.nextBytes(noise);
      ByteBuffer numbers = bytes(elements).put(noise).flip();
      return Optional.of(OnnxTensor.createTensor(environment, numbers, shape, OnnxJavaType.UINT8));
    }
    return Optional.empty();
  }

  private static ByteBuffer bytes(long size) {
    return ByteBuffer.allocateDirect((int) size).order(ByteOrder.nativeOrder());
  }
}
