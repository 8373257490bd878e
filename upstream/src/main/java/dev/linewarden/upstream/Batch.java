package dev.linewarden.upstream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Events as JSON Lines, `{"kind":"part","message":{...}}` each. One thread at a time.
///
/// @param first sequence in it; 0 when it has counts alone
/// @param last sequence in it; 0 when it has counts alone
/// @param removed parts whose verdict is in it
record Batch(Body lines, long first, long last, List<Removed> removed) {
  Batch {
    removed = List.copyOf(removed);
  }

  /// A part that was not let through.
  ///
  /// @param past before the link was there
  record Removed(long part, boolean past) {}

  /// Gathers what goes into one batch.
  static final class Builder {
    private final List<Removed> removed = new ArrayList<>();
    private int events;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(4096);
    private long first;
    private long last;

    Builder add(Sink.Event event, Events.Message said) {
      first = first == 0 ? event.sequence() : first;
      last = event.sequence();
      events++;
      event.removed().ifPresent(part -> removed.add(new Removed(part, event.past())));
      return add(said.kind(), said.body());
    }

    Builder add(String kind, Body message) {
      lines.writeBytes(
          ("{\"kind\":\"" + kind + "\",\"message\":").getBytes(StandardCharsets.UTF_8));
      lines.writeBytes(message.bytes());
      lines.writeBytes("}\n".getBytes(StandardCharsets.UTF_8));
      return this;
    }

    /// Without counts.
    int events() {
      return events;
    }

    int bytes() {
      return lines.size();
    }

    Batch build() {
      return new Batch(new Body(lines.toByteArray()), first, last, removed);
    }
  }
}
