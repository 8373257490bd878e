package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;

/// The wires of the line: sensors and perhaps an encoder in, ejector, permit and what people and
/// machines look at out. One thread, polled; nothing is allocated per edge. Instants are monotonic
/// nanoseconds on the station's clock, taken where the edge happened (the kernel, the simulation),
/// not where it was read. All outputs are in their safe state until they are switched.
public interface LineIo extends AutoCloseable {
  /// The most edges handed over by one [#poll]: so many mean that more may be waiting.
  int EDGES_MAX = 64;

  /// Takes the edges of one [#poll], in order of their instants.
  interface Edges extends PartEdges {
    /// An input that is wired is at this level from this instant on: told once for each at the
    /// first poll, then at each change. Of the part sensor and the confirm sensor their edges are
    /// told first.
    void level(Input input, boolean on, long atNanos);

    /// The driver has lost its wires, or cannot move an output. Told once.
    void broken(long atNanos, String why);
  }

  /// For people: `bench conveyor`, `gpiochip0 (plc-io)`.
  String name();

  /// Whoever polls is woken by this doorbell from now on, whenever there is something to poll.
  /// Called once, before the first poll. A driver whose edges are due at known instants says so by
  /// [#dueNanos()] instead.
  void listen(Doorbell poller);

  /// Hands over what happened since the first poll and up to `nowNanos`, at most [#EDGES_MAX], and
  /// says how many.
  int poll(long nowNanos, Edges edges);

  /// A part's front was at the part sensor's place at that instant, lately: nobody but the caller
  /// saw it. It is handed over like the sensor's edge, whether the belt runs or stands. False when
  /// too many were told of at once. Any thread; the caller rings whoever polls.
  ///
  /// @param leftOut run by whoever polls when a simulated belt has no room for such a part
  boolean told(long atNanos, Runnable leftOut);

  /// An output that is not wired is switched in vain. [Output#PASS_GATE] and [Output#LINE_STOP]
  /// follow [Output#EJECTOR] and [Output#RUN_PERMIT] by themselves, in the same instant.
  void set(Output output, boolean on, long nowNanos);

  /// Puts every output into its safe state at once; those that are switched later go on from there.
  void rest(long nowNanos);

  /// When to poll next even if nobody rings; [Long#MAX_VALUE] for a driver that rings by itself.
  long dueNanos();

  /// Takes the permit away and puts the outputs into their safe state.
  @Override
  void close();
}
