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
  /// All bits of a float's exponent: what is infinite or no number has them all set.
  private static final int EXPONENT = 0x7F80_0000;

  private final String name;
  private final List<Long> shape;
  private final OnnxJavaType type;
  private final ByteBuffer memory;
  private final FloatBuffer numbers;

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
    for (int i = 0; i < elements; i++) {
      if ((Float.floatToRawIntBits(numbers.get(i)) & EXPONENT) == EXPONENT) {
        throw new ToolFailed(
            "the model's output '%s' holds %s at element %d".formatted(name, numbers.get(i), i));
      }
    }
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
