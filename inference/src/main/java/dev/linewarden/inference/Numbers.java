package dev.linewarden.inference;

import ai.onnxruntime.OnnxJavaType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/// Makes floats of an output's numbers, whatever type the model gives, and sees that they mean
/// something. Whole numbers above 2^24 lose their last digits.
final class Numbers {
  private static final int INFINITE = 0x7F80_0000;
  private static final int WITHOUT_SIGN = 0x7FFF_FFFF;
  private static final int CHUNK = 4096;

  private final String output;
  private final OnnxJavaType type;
  private final float[] chunk = new float[CHUNK];

  Numbers(String output, OnnxJavaType type) {
    this.output = output;
    this.type = type;
  }

  static boolean canRead(OnnxJavaType type) {
    return switch (type) {
      case FLOAT, FLOAT16, DOUBLE, INT8, UINT8, INT16, INT32, INT64, BOOL -> true;
      case BFLOAT16, STRING, UNKNOWN -> false;
    };
  }

  /// Fills `to` up to its limit.
  void copy(ByteBuffer from, FloatBuffer to) {
    for (int i = 0; i < to.limit(); i++) {
      to.put(i, number(from, i));
    }
  }

  private float number(ByteBuffer from, int index) {
    return switch (type) {
      case FLOAT -> from.getFloat(index * Float.BYTES);
      case FLOAT16 -> Float.float16ToFloat(from.getShort(index * Short.BYTES));
      case DOUBLE -> (float) from.getDouble(index * Double.BYTES);
      case INT8 -> from.get(index);
      case UINT8, BOOL -> from.get(index) & 0xFF;
      case INT16 -> from.getShort(index * Short.BYTES);
      case INT32 -> from.getInt(index * Integer.BYTES);
      case INT64 -> from.getLong(index * Long.BYTES);
      case BFLOAT16, STRING, UNKNOWN -> throw new IllegalStateException("cannot read " + type);
    };
  }

  /// Throws [ToolFailed] when a number up to the limit is infinite or none, because no comparison
  /// with a limit would then mean anything.
  void check(FloatBuffer numbers) {
    if (highest(numbers) >= INFINITE) {
      for (int i = 0; i < numbers.limit(); i++) {
        if (!Float.isFinite(numbers.get(i))) {
          throw new ToolFailed(
              "the model's output '%s' holds %s at element %d"
                  .formatted(output, numbers.get(i), i));
        }
      }
    }
  }

  /// The highest of all numbers without sign, as bits: an order that holds for infinity and for
  /// what is no number too, and a loop that the compiler turns into wide instructions.
  private int highest(FloatBuffer numbers) {
    int highest = 0;
    for (int at = 0; at < numbers.limit(); at += chunk.length) {
      int length = Math.min(chunk.length, numbers.limit() - at);
      numbers.get(at, chunk, 0, length);
      for (int i = 0; i < length; i++) {
        highest = Math.max(highest, Float.floatToRawIntBits(chunk[i]) & WITHOUT_SIGN);
      }
    }
    return highest;
  }
}
