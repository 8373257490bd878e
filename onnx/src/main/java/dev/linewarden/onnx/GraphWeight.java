package dev.linewarden.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A tensor that a model brings along (a TensorProto). Its numbers stay in the file's memory until
/// they are asked for.
record GraphWeight(String name, TensorType type, List<Long> shape, ByteBuffer raw) {
  GraphWeight {
    shape = List.copyOf(shape);
  }

  static GraphWeight read(ByteBuffer raw) throws Malformed {
    String name = "";
    TensorType type = TensorType.UNKNOWN;
    List<Long> shape = new ArrayList<>();
    ProtoReader tensor = new ProtoReader(raw);
    while (tensor.next()) {
      switch (tensor.field()) {
        case 1 -> sides(tensor, shape);
        case 2 -> type = TensorType.of(tensor.number());
        case 8 -> name = tensor.isBytes() ? tensor.text() : name;
        default -> {}
      }
    }
    return new GraphWeight(name, type, shape, raw);
  }

  /// One by one, or all of them packed.
  private static void sides(ProtoReader field, List<Long> shape) throws Malformed {
    if (field.isNumber()) {
      shape.add(field.number());
      return;
    }
    ByteBuffer packed = field.bytes();
    while (packed.hasRemaining()) {
      shape.add(ProtoReader.varint(packed));
    }
  }

  boolean isFloat() {
    return type == TensorType.FLOAT;
  }

  int rank() {
    return shape.size();
  }

  /// A side's length.
  int side(int index) {
    return Math.toIntExact(shape.get(index));
  }

  /// The numbers of a tensor of floats, row by row.
  float[] floats() throws Malformed {
    float[] numbers = new float[Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b))];
    int filled = 0;
    ProtoReader tensor = new ProtoReader(raw);
    while (tensor.next()) {
      if ((tensor.field() == 4 || tensor.field() == 9) && !tensor.isNumber()) {
        ByteBuffer part = tensor.bytes();
        if (part.remaining() / Float.BYTES > numbers.length - filled) {
          throw new Malformed("holds more numbers in '%s' than its shape".formatted(name));
        }
        while (part.remaining() >= Float.BYTES) {
          numbers[filled++] = part.getFloat();
        }
      }
    }
    if (filled != numbers.length) {
      throw new Malformed(
          "holds %d numbers in '%s', but its shape is %s".formatted(filled, name, shape));
    }
    return numbers;
  }
}
