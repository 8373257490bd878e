package dev.linewarden.reject;

/// Hands on what the wires say, and lets the panel see it. On the `io` thread.
final class SeenEdges implements LineIo.Edges {
  private final WirePanel panel;
  private LineIo.Edges next;

  /// @param panel sees each edge and level
  /// @param next hears of them until there is another one
  SeenEdges(WirePanel panel, LineIo.Edges next) {
    this.panel = panel;
    this.next = next;
  }

  /// From now on these hear of what comes.
  LineIo.Edges to(LineIo.Edges edges) {
    next = edges;
    return this;
  }

  @Override
  public void part(long atNanos) {
    panel.of(Input.PART_SENSOR).edge(atNanos);
    next.part(atNanos);
  }

  @Override
  public void confirm(int lane, long atNanos) {
    panel.of(Input.confirm(lane)).edge(atNanos);
    next.confirm(lane, atNanos);
  }

  @Override
  public void resync(int lane, long atNanos) {
    panel.of(Input.resync(lane)).edge(atNanos);
    next.resync(lane, atNanos);
  }

  @Override
  public void level(Input input, boolean on, long atNanos) {
    // Of these the edges are told, and counted, by themselves.
    boolean told = input == Input.PART_SENSOR || input.resyncLane() >= 0 || input.lane() >= 0;
    if (told) {
      panel.of(input).level(on, atNanos);
    } else {
      panel.of(input).change(on, atNanos);
    }
    next.level(input, on, atNanos);
  }

  @Override
  public void acknowledge(boolean on) {
    next.acknowledge(on);
  }

  @Override
  public void lost(long atNanos, long edges) {
    next.lost(atNanos, edges);
  }

  @Override
  public void belt(long atNanos, double travelMm, double mmPerSecond) {
    next.belt(atNanos, travelMm, mmPerSecond);
  }

  @Override
  public void astray(long atNanos, String why) {
    next.astray(atNanos, why);
  }

  @Override
  public void broken(long atNanos, String why) {
    next.broken(atNanos, why);
  }
}
