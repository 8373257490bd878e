package dev.linewarden.upstream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Events as JSON Lines, `{"kind":"part","message":{...}}` each. One thread at a time.
///
/// @param first sequence in it; 0 when it has counts alone
/// @param last sequence in it; 0 when it has counts alone
record Batch(Body lines, long first, long last) {
  /// Gathers what goes into one batch.
  static final class Builder {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(4096);
    private long first;
    private long last;

    Builder add(long sequence, Events.Message event) {
      first = first == 0 ? sequence : first;
      last = sequence;
      return add(event.kind(), event.body());
    }

    Builder add(String kind, Body message) {
      lines.writeBytes(
          "{\"kind\":\"%s\",\"message\":".formatted(kind).getBytes(StandardCharsets.UTF_8));
      lines.writeBytes(message.bytes());
      lines.writeBytes("}\n".getBytes(StandardCharsets.UTF_8));
      return this;
    }

    int bytes() {
      return lines.size();
    }

    Batch build() {
      return new Batch(new Body(lines.toByteArray()), first, last);
    }
  }
}
