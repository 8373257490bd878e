package dev.linewarden.onnx;

/// What a tensor's elements are.
public enum TensorType {
  FLOAT(1),
  UINT8(2),
  INT8(3),
  INT16(5),
  INT32(6),
  INT64(7),
  STRING(8),
  BOOL(9),
  FLOAT16(10),
  DOUBLE(11),
  BFLOAT16(16),
  /// None of these.
  UNKNOWN(0);

  private final int code;

  TensorType(int code) {
    this.code = code;
  }

  /// Its number in a file (TensorProto.DataType).
  public int code() {
    return code;
  }

  static TensorType of(long code) {
    for (TensorType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return UNKNOWN;
  }
}
