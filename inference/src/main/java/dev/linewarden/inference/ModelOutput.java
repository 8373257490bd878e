package dev.linewarden.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.linewarden.inspection.BadInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One output of a model, and its numbers of the last run as floats.
sealed interface ModelOutput {
  /// More would be 256 MiB for one answer.
  long ELEMENTS_MAX = 1L << 26;

  /// Its sides in the run on zeros.
  List<Long> shape();

  /// All of them, row by row from 0 to the limit.
  FloatBuffer numbers();

  /// After each run. Throws [ToolFailed] when a number is infinite or none.
  ///
  /// @param fresh made by the run, closed by the caller; null of a pinned output
  void settle(@Nullable OnnxValue fresh);

  /// What an output is, as the run on zeros shows it. Throws [BadInput] when it holds no numbers.
  static TensorInfo info(String where, String name, OnnxValue value) throws OrtException {
    if (!(value.getInfo() instanceof TensorInfo info) || !Numbers.canRead(info.type)) {
      throw new BadInput(
          "%s: output '%s' must be a tensor of numbers, but is %s"
              .formatted(where, name, value.getInfo()));
    }
    return info;
  }

  /// Of the same shape each time, in memory of ours: the runtime writes into it.
  final class Pinned implements ModelOutput {
    private final List<Long> shape;
    private final TensorInfo info;
    private final ByteBuffer memory;
    private final FloatBuffer numbers;
    private final Numbers reader;

    Pinned(String where, String name, TensorInfo info) {
      if (info.getNumElements() < 1 || info.getNumElements() > ELEMENTS_MAX) {
        throw new BadInput(
            "%s: output '%s' must have 1 to %d elements, but is %s"
                .formatted(where, name, ELEMENTS_MAX, Arrays.toString(info.getShape())));
      }
      this.info = info;
      this.shape = Arrays.stream(info.getShape()).boxed().toList();
      int elements = (int) info.getNumElements();
      memory = ByteBuffer.allocateDirect(elements * info.type.size).order(ByteOrder.nativeOrder());
      numbers =
          info.type == OnnxJavaType.FLOAT ? memory.asFloatBuffer() : FloatBuffer.allocate(elements);
      reader = new Numbers(name, info.type);
    }

    /// A tensor over this output's memory; the caller closes it.
    OnnxTensor pin(OrtEnvironment environment) throws OrtException {
      return OnnxTensor.createTensor(environment, memory, info.getShape(), info.type);
    }

    @Override
    public List<Long> shape() {
      return shape;
    }

    @Override
    public FloatBuffer numbers() {
      return numbers;
    }

    @Override
    public void settle(@Nullable OnnxValue fresh) {
      if (info.type != OnnxJavaType.FLOAT) {
        reader.copy(memory, numbers);
      }
      reader.check(numbers);
    }

    /// Whether its first side tells this many pictures apart.
    boolean holds(int pictures) {
      return pictures == 1 || (!shape.isEmpty() && shape.getFirst() == pictures);
    }

    /// The shape of what belongs to one of so many pictures.
    List<Long> shapeOf(int pictures) {
      if (pictures == 1) {
        return shape;
      }
      List<Long> one = new ArrayList<>(shape);
      one.set(0, 1L);
      return one;
    }

    /// What belongs to one of so many pictures.
    FloatBuffer numbersOf(int picture, int pictures) {
      int length = numbers.capacity() / pictures;
      return numbers.slice(picture * length, length);
    }
  }

  /// Of another size each time, since it lists what was found: the runtime makes the memory, which
  /// is given back after each run. On the heap a part costs a copy of what was found.
  final class Listed implements ModelOutput {
    /// Numbers in one list. More means that the model finds things where there are none, or that
    /// this is no list: the tool fails, so that nothing found is left out in silence.
    static final int NUMBERS_MAX = 8192;

    private final String name;
    private final List<Long> shape;
    private final Numbers reader;
    private final FloatBuffer numbers = FloatBuffer.allocate(NUMBERS_MAX);

    Listed(String name, TensorInfo info) {
      this.name = name;
      this.shape = Arrays.stream(info.getShape()).boxed().toList();
      this.reader = new Numbers(name, info.type);
    }

    @Override
    public List<Long> shape() {
      return shape;
    }

    @Override
    public FloatBuffer numbers() {
      return numbers;
    }

    @Override
    public void settle(@Nullable OnnxValue fresh) {
      if (!(fresh instanceof OnnxTensor tensor)) {
        throw new ToolFailed("the model gave no output '%s'".formatted(name));
      }
      long count = tensor.getInfo().getNumElements();
      if (count > NUMBERS_MAX) {
        throw new ToolFailed(
            "the model's output '%s' must have at most %d numbers, but has %d"
                .formatted(name, NUMBERS_MAX, count));
      }
      numbers.limit((int) count);
      if (count > 0) {
        reader.copy(tensor.getByteBuffer(), numbers);
        reader.check(numbers);
      }
    }
  }
}
