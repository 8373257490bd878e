package dev.linewarden.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/// One output of a model in memory of our own, and its numbers as floats, whatever type the model
/// gives. Whole numbers above 2^24 lose their last digits.
final class ModelOutput {
  private static final int INFINITE = 0x7F80_0000;
  private static final int WITHOUT_SIGN = 0x7FFF_FFFF;
  private static final int CHUNK = 4096;

  private final String name;
  private final List<Long> shape;
  private final OnnxJavaType type;
  private final ByteBuffer memory;
  private final FloatBuffer numbers;
  private final float[] chunk = new float[CHUNK];

  ModelOutput(String name, OnnxJavaType type, long[] shape) {
    this.name = name;
    this.shape = Arrays.stream(shape).boxed().toList();
    this.type = type;
    int elements = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    this.memory = ByteBuffer.allocateDirect(elements * type.size).order(ByteOrder.nativeOrder());
    this.numbers =
        type == OnnxJavaType.FLOAT ? memory.asFloatBuffer() : FloatBuffer.allocate(elements);
  }

  static boolean canRead(OnnxJavaType type) {
    return switch (type) {
      case FLOAT, FLOAT16, DOUBLE, INT8, UINT8, INT16, INT32, INT64, BOOL -> true;
      case BFLOAT16, STRING, UNKNOWN -> false;
    };
  }

  /// A tensor over this output's memory; the caller closes it.
  OnnxTensor pin(OrtEnvironment environment) throws OrtException {
    long[] sides = shape.stream().mapToLong(Long::longValue).toArray();
    return OnnxTensor.createTensor(environment, memory, sides, type);
  }

  List<Long> shape() {
    return shape;
  }

  /// Of the last run, row by row from 0 on; valid after [#settle()].
  FloatBuffer numbers() {
    return numbers;
  }

  /// After each run: makes floats of the numbers. Throws [ToolFailed] when one is infinite or none,
  /// because no comparison with a limit would then mean anything.
  void settle() {
    int elements = numbers.capacity();
    if (type != OnnxJavaType.FLOAT) {
      for (int i = 0; i < elements; i++) {
        numbers.put(i, number(i));
      }
    }
    if (highest() >= INFINITE) {
      for (int i = 0; i < elements; i++) {
        if (!Float.isFinite(numbers.get(i))) {
          throw new ToolFailed(
              "the model's output '%s' holds %s at element %d".formatted(name, numbers.get(i), i));
        }
      }
    }
  }

  /// The highest of all numbers without sign, as bits: an order that holds for infinity and for
  /// what is no number too, and a loop that the compiler turns into wide instructions.
  private int highest() {
    int highest = 0;
    for (int at = 0; at < numbers.capacity(); at += chunk.length) {
      int length = Math.min(chunk.length, numbers.capacity() - at);
      numbers.get(at, chunk, 0, length);
      for (int i = 0; i < length; i++) {
        highest = Math.max(highest, Float.floatToRawIntBits(chunk[i]) & WITHOUT_SIGN);
      }
    }
    return highest;
  }

  private float number(int index) {
    return switch (type) {
      case FLOAT -> memory.getFloat(index * Float.BYTES);
      case FLOAT16 -> Float.float16ToFloat(memory.getShort(index * Short.BYTES));
      case DOUBLE -> (float) memory.getDouble(index * Double.BYTES);
      case INT8 -> memory.get(index);
      case UINT8, BOOL -> memory.get(index) & 0xFF;
      case INT16 -> memory.getShort(index * Short.BYTES);
      case INT32 -> memory.getInt(index * Integer.BYTES);
      case INT64 -> memory.getLong(index * Long.BYTES);
      case BFLOAT16, STRING, UNKNOWN -> throw new IllegalStateException("cannot read " + type);
    };
  }
}
