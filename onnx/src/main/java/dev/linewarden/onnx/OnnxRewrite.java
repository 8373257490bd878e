package dev.linewarden.onnx;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same model with another front: weights are no longer listed as inputs (the runtime would
/// take them for changeable and compute at each run what it can compute once), and the picture
/// comes in through a [Prefix]. All else is copied as it stands. Immutable.
public final class OnnxRewrite {
  /// From this format on, weights need not be listed as inputs.
  private static final long IR_VERSION_MIN = 4;

  private final OnnxModel model;
  private final @Nullable Prefix prefix;

  /// @param model what the file to be rewritten says
  /// @param prefix null = the picture comes in as it always did
  public OnnxRewrite(OnnxModel model, @Nullable Prefix prefix) {
    this.model = model;
    this.prefix = prefix;
  }

  /// False when the model can be opened as it is.
  public boolean isNeeded() {
    return prefix != null || !model.weightsAsInputs().isEmpty();
  }

  /// The new file, in memory of the arena. The old one is only read, and may go afterwards.
  ///
  /// @param file whole, from position to limit
  public ByteBuffer write(ByteBuffer file, Arena arena) throws Malformed {
    List<ByteBuffer> parts = new ArrayList<>();
    parts.add(of(new ProtoWriter().number(1, Math.max(IR_VERSION_MIN, model.irVersion()))));
    ProtoReader reader = new ProtoReader(file);
    while (reader.next()) {
      if (reader.field() == 7 && reader.isBytes()) {
        List<ByteBuffer> graph = graph(reader.inner());
        parts.add(of(new ProtoWriter().head(7, size(graph))));
        parts.addAll(graph);
      } else if (reader.field() != 1) {
        parts.add(reader.raw());
      }
    }
    ByteBuffer whole = arena.allocate(size(parts)).asByteBuffer();
    parts.forEach(whole::put);
    return whole.flip();
  }

  private List<ByteBuffer> graph(ProtoReader graph) throws Malformed {
    List<ByteBuffer> parts = new ArrayList<>();
    if (prefix != null) {
      prefix.nodes().forEach(node -> parts.add(of(new ProtoWriter().bytes(1, node))));
      prefix.weights().forEach(weight -> parts.add(of(new ProtoWriter().bytes(5, weight))));
      parts.add(of(new ProtoWriter().bytes(11, prefix.inputInfo())));
    }
    while (graph.next()) {
      if (graph.field() != 11 || stays(graph.inner())) {
        parts.add(graph.raw());
      }
    }
    return parts;
  }

  private boolean stays(ProtoReader input) throws Malformed {
    while (input.next()) {
      if (input.field() == 1 && input.isBytes()) {
        String name = input.text();
        return !model.weightsAsInputs().contains(name)
            && (prefix == null || !name.equals(prefix.input()));
      }
    }
    return true;
  }

  private static ByteBuffer of(ProtoWriter message) {
    return ByteBuffer.wrap(message.toBytes());
  }

  private static long size(List<ByteBuffer> parts) {
    return parts.stream().mapToLong(ByteBuffer::remaining).sum();
  }
}
