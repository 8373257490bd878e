package dev.linewarden.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Walks an ONNX file (protocol buffers) before the runtime sees it: is it one at all, and does it
/// keep all its weights inside? A model that points at other files could read any file of this
/// machine, so it is refused. Throws [Malformed] with half a sentence that follows the file's name.
final class OnnxScan {
  /// Graphs within graphs; deeper is nonsense and would overflow the stack.
  private static final int DEPTH_MAX = 32;

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private OnnxScan() {}

  /// What is wrong with the file.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /// The messages of onnx.proto that lead to a tensor.
  private enum Message {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    SPARSE_TENSOR,
    FUNCTION,
    OTHER;

    /// What lies in a field of bytes.
    Message field(int number) {
      return switch (this) {
        case MODEL -> number == 7 ? GRAPH : number == 25 ? FUNCTION : OTHER;
        case GRAPH ->
            number == 1 ? NODE : number == 5 ? TENSOR : number == 15 ? SPARSE_TENSOR : OTHER;
        case NODE -> number == 5 ? ATTRIBUTE : OTHER;
        case FUNCTION -> number == 7 ? NODE : number == 11 ? ATTRIBUTE : OTHER;
        case ATTRIBUTE ->
            switch (number) {
              case 5, 10 -> TENSOR;
              case 6, 11 -> GRAPH;
              case 22, 23 -> SPARSE_TENSOR;
              default -> OTHER;
            };
        case SPARSE_TENSOR -> number == 1 || number == 2 ? TENSOR : OTHER;
        case TENSOR, OTHER -> OTHER;
      };
    }
  }

  static void check(byte[] file) throws Malformed {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (!walk(bytes, Message.MODEL, 0)) {
      throw new Malformed("is not an ONNX model: it has no graph");
    }
  }

  /// True when a graph was among the fields.
  private static boolean walk(ByteBuffer message, Message kind, int depth) throws Malformed {
    if (depth > DEPTH_MAX) {
      throw new Malformed("has graphs nested deeper than " + DEPTH_MAX);
    }
    boolean graph = false;
    while (message.hasRemaining()) {
      long tag = varint(message);
      int number = (int) (tag >>> 3);
      switch ((int) (tag & 7)) {
        case VARINT -> location(kind, number, varint(message));
        case FIXED_64 -> skip(message, 8);
        case FIXED_32 -> skip(message, 4);
        case BYTES -> {
          ByteBuffer content = content(message);
          Message inner = kind.field(number);
          external(kind, number);
          if (inner != Message.OTHER) {
            walk(content, inner, depth + 1);
          }
          graph |= inner == Message.GRAPH;
        }
        default -> throw new Malformed("is not an ONNX model, or it is damaged");
      }
    }
    return graph;
  }

  /// TensorProto.external_data = 13.
  private static void external(Message kind, int number) throws Malformed {
    if (kind == Message.TENSOR && number == 13) {
      throw outside();
    }
  }

  /// TensorProto.data_location = 14, EXTERNAL = 1.
  private static void location(Message kind, int number, long value) throws Malformed {
    if (kind == Message.TENSOR && number == 14 && value != 0) {
      throw outside();
    }
  }

  private static Malformed outside() {
    return new Malformed("keeps weights in other files; a model must be one file");
  }

  private static ByteBuffer content(ByteBuffer message) throws Malformed {
    long length = varint(message);
    if (length < 0 || length > message.remaining()) {
      throw new Malformed("is not an ONNX model, or its end is missing");
    }
    ByteBuffer content =
        message.slice(message.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    message.position(message.position() + (int) length);
    return content;
  }

  private static void skip(ByteBuffer message, int bytes) throws Malformed {
    if (message.remaining() < bytes) {
      throw new Malformed("is not an ONNX model, or its end is missing");
    }
    message.position(message.position() + bytes);
  }

  private static long varint(ByteBuffer message) throws Malformed {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!message.hasRemaining()) {
        throw new Malformed("is not an ONNX model, or its end is missing");
      }
      byte next = message.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new Malformed("is not an ONNX model, or it is damaged");
  }
}
