package dev.linewarden.reject;

/// The wires of the line: two sensors and perhaps an encoder in, ejector, permit and heartbeat out.
/// One thread, polled; nothing is allocated per edge. Instants are monotonic nanoseconds on the
/// station's clock, taken where the edge happened (the kernel, the simulation), not where it was
/// read. All outputs are off until they are switched.
public interface LineIo extends AutoCloseable {
  /// The most edges handed over by one [#poll]: so many mean that more may be waiting.
  int EDGES_MAX = 64;

  /// Takes the edges of one [#poll], in order of their instants.
  interface Edges {
    /// A part's leading edge at the part sensor. Not debounced.
    void part(long atNanos);

    /// Something fell past the confirm sensor behind the ejector. Not debounced.
    void confirm(long atNanos);

    /// How the belt moves from this instant on, until the next call says otherwise. The driver says
    /// so whenever the speed changes, and 0 when the encoder falls silent. Travel never goes back.
    void belt(long atNanos, double travelMm, double mmPerSecond);

    /// Edges between the one handed over before and this instant were lost in the driver.
    void lost(long atNanos, long edges);
  }

  /// For people: `bench conveyor`, `gpiochip0`.
  String name();

  /// Hands over what happened up to `nowNanos`, at most [#EDGES_MAX], and says how many.
  int poll(long nowNanos, Edges edges);

  void ejector(boolean on, long nowNanos);

  /// Whether the conveyor may run.
  void permit(boolean run, long nowNanos);

  void heartbeat(boolean high, long nowNanos);

  /// When to poll next even if nobody rings; [Long#MAX_VALUE] for a driver that rings by itself.
  long dueNanos();

  /// Takes the permit away and switches the outputs off.
  @Override
  void close();
}
