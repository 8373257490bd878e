package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Doorbell;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// The line's wires at GPIO chips of this machine. All inputs are one request, so that the kernel
/// keeps the order of their edges and numbers them; all outputs are one, so that several can be
/// switched in the same instant. Edges are both edges of every input, with the kernel's instant.
///
/// When this process ends in whatever way, the kernel takes the lines back; what its driver leaves
/// on the pins then differs from chip to chip, see RATIONALE.md. One thread, after [#listen].
public final class GpioIo implements LineIo {
  /// As the kernel tells whoever else asks for a line.
  static final String USER = "linewarden";

  private final String name;
  private final GpioRequest inputs;
  private final GpioRequest outputs;
  private final ThreadFactory threads;
  private final EdgeRing ring = new EdgeRing();
  private final ToldParts told = new ToldParts();
  private final @Nullable Input[] byOffset;
  private final Map<Output, Long> bits = new EnumMap<>(Output.class);
  private final long safeBits;
  private final @Nullable Encoder encoder;
  private final InputLevels levels;

  private @Nullable EdgeReader reader;
  private @Nullable String failure;
  private boolean failed;
  private boolean someLost;
  private boolean begun;
  private long begunNanos;
  private boolean closed;
  private boolean ejecting;
  private long lastNanos = Long.MIN_VALUE;

  private GpioIo(IoSettings settings, GpioChip in, GpioChip out, ThreadFactory threads) {
    this.name = in.name();
    this.threads = threads;
    this.byOffset = new Input[in.size()];
    List<LineRequest> wanted = new ArrayList<>();
    List<Input> wired = new ArrayList<>(new EnumMap<>(settings.inputs()).keySet());
    for (Input input : wired) {
      Wire wire = Objects.requireNonNull(settings.inputs().get(input));
      int offset = in.line(wire.line()).offset();
      byOffset[offset] = input;
      wanted.add(LineRequest.input(offset, wire));
    }
    List<LineRequest> driven = new ArrayList<>();
    long safe = 0;
    for (Output output : new EnumMap<>(settings.outputs()).keySet()) {
      Wire wire = Objects.requireNonNull(settings.outputs().get(output));
      bits.put(output, 1L << driven.size());
      safe |= wire.safe() ? 1L << driven.size() : 0;
      driven.add(LineRequest.output(out.line(wire.line()).offset(), wire));
    }
    this.safeBits = safe;
    this.inputs = in.request(USER, wanted, EdgeRing.BOUND);
    try {
      this.outputs = out.request(USER, driven, 0);
    } catch (BadInput e) {
      inputs.close();
      throw e;
    }
    this.levels = new InputLevels(inputs, wired);
    this.encoder = encoder(settings);
  }

  private @Nullable Encoder encoder(IoSettings settings) {
    if (!settings.inputs().containsKey(Input.ENCODER_A)) {
      return null;
    }
    boolean quadrature = settings.inputs().containsKey(Input.ENCODER_B);
    Encoder made = new Encoder(settings.mmPerCount(), quadrature);
    align(made);
    return made;
  }

  /// Takes the lines, outputs in their safe state. Throws [BadInput] that says which chip or line
  /// is not there, not permitted or in use, and by whom.
  ///
  /// @param threads makes the thread that waits for edges
  public static GpioIo open(IoSettings settings, ThreadFactory threads) {
    try (GpioChip in = GpioChip.open(settings.chip());
        GpioChip out = GpioChip.open(settings.outputsAt())) {
      return new GpioIo(settings, in, out, threads);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void listen(Doorbell poller) {
    reader = new EdgeReader(inputs.file(), ring, poller, threads);
  }

  @Override
  public int poll(long nowNanos, Edges edges) {
    if (!begun) {
      begun = true;
      begunNanos = nowNanos;
      levels.tell(edges, nowNanos);
    }
    int count = 0;
    while (count < EDGES_MAX && !ring.isEmpty()) {
      if (ring.nanos() < begunNanos) {
        catchUp(edges);
      } else {
        hand(edges);
      }
      ring.drop();
      count++;
    }
    if (someLost && ring.isEmpty()) {
      levels.askAgain(edges, Math.max(begunNanos, lastNanos));
      align(encoder);
      someLost = false; // asked again until the chip has answered
    }
    for (ToldParts.Told part = told.poll(); part != null; part = told.poll()) {
      edges.part(Math.min(part.atNanos(), nowNanos));
      count++;
    }
    if (encoder != null && ring.isEmpty() && encoder.silent(nowNanos, edges)) {
      count++;
    }
    String broken = failure == null ? ring.takeBroken() : failure;
    if (broken != null) {
      failure = null;
      edges.broken(nowNanos, broken);
      count++;
    }
    return count;
  }

  /// An edge from before the first poll: what came by then is gone, but the level is as it says.
  private void catchUp(Edges edges) {
    someLost |= ring.lostBefore() != 0;
    Input input = byOffset[ring.offset()];
    if (input != null) {
      levels.turned(input, ring.rising());
      edges.level(input, ring.rising(), begunNanos);
    }
    align(encoder);
  }

  private void align(@Nullable Encoder counter) {
    if (counter != null) {
      counter.levels(levels.isOn(Input.ENCODER_A), levels.isOn(Input.ENCODER_B));
    }
  }

  private void hand(Edges edges) {
    // A line that the kernel debounces may tell of its edges after others that came later.
    long atNanos = Math.max(lastNanos, ring.nanos());
    lastNanos = atNanos;
    if (ring.lostBefore() != 0) {
      edges.lost(atNanos, Integer.toUnsignedLong(ring.lostBefore()));
      someLost = true;
    }
    Input input = byOffset[ring.offset()];
    if (input != null) {
      levels.turned(input, ring.rising());
      hand(input, ring.rising(), atNanos, edges);
    }
  }

  private void hand(Input input, boolean on, long atNanos, Edges edges) {
    switch (input) {
      case PART_SENSOR -> {
        if (on) {
          edges.part(atNanos);
        }
        edges.level(input, on, atNanos);
      }
      case REJECT_CONFIRM, REJECT_CONFIRM_2, REJECT_CONFIRM_3, REJECT_CONFIRM_4 -> {
        if (on) {
          edges.confirm(input.lane(), atNanos);
        }
        edges.level(input, on, atNanos);
      }
      case RESYNC, RESYNC_2, RESYNC_3, RESYNC_4 -> {
        if (on) {
          edges.resync(input.resyncLane(), atNanos);
        }
        edges.level(input, on, atNanos);
      }
      case ENCODER_A, ENCODER_B -> count(input, on, atNanos, edges);
      case BIN_FULL,
          AIR_LOW,
          LINE_RUNNING,
          POWER_FAILING,
          RESULT_ACK,
          EMERGENCY_STOP,
          RESET_KEY,
          RECIPE_STROBE,
          RECIPE_BIT_0,
          RECIPE_BIT_1,
          RECIPE_BIT_2,
          RECIPE_BIT_3,
          RECIPE_BIT_4,
          RECIPE_BIT_5,
          RECIPE_BIT_6,
          RECIPE_BIT_7 ->
          edges.level(input, on, atNanos);
    }
  }

  private void count(Input channel, boolean on, long atNanos, Edges edges) {
    if (encoder != null && channel == Input.ENCODER_A) {
      encoder.a(on, atNanos, edges);
    } else if (encoder != null) {
      encoder.b(on, atNanos, edges);
    }
    edges.level(channel, on, atNanos);
  }

  @Override
  public boolean told(long atNanos, Runnable leftOut) {
    return told.offer(atNanos, leftOut);
  }

  @Override
  public void set(Output output, boolean on, long nowNanos) {
    long mask = bit(output);
    long wanted = on ? mask : 0;
    if (output == Output.EJECTOR) {
      ejecting = on;
    }
    if (output == Output.RUN_PERMIT) {
      long stop = bit(Output.LINE_STOP);
      mask |= stop;
      wanted |= on ? 0 : stop;
    }
    if (output == Output.EJECTOR || output == Output.RUN_PERMIT) {
      long gate = bit(Output.PASS_GATE);
      mask |= gate;
      wanted |= ejecting ? 0 : gate;
    }
    move(wanted, mask);
  }

  /// 0 = not wired.
  private long bit(Output output) {
    Long bit = bits.get(output);
    return bit == null ? 0 : bit;
  }

  private void move(long wanted, long mask) {
    int answer = mask == 0 ? 0 : outputs.set(wanted, mask);
    if (answer < 0 && !failed) {
      failed = true;
      failure = "GPIO outputs cannot be switched any more: " + SystemCalls.words(answer);
    }
  }

  @Override
  public void rest(long nowNanos) {
    ejecting = false;
    move(safeBits, -1L >>> (Long.SIZE - outputs.lines().size()));
  }

  @Override
  public long dueNanos() {
    return encoder == null ? Belt.NEVER : encoder.dueNanos();
  }

  /// Again does nothing.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (reader != null) {
      reader.close();
    }
    rest(lastNanos);
    outputs.close();
    inputs.close();
  }
}
