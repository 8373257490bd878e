package dev.linewarden.ui;

import dev.linewarden.inspection.PartId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Small pictures of parts, as JPEG; the one that was put or asked for the longest ago makes room
/// for the next. Any thread.
public final class Thumbnails {
  private final Map<PartId, byte[]> kept;

  /// @param most how many are kept
  public Thumbnails(int most) {
    kept = new Bounded(most);
  }

  public synchronized void put(PartId part, byte[] jpeg) {
    kept.put(part, jpeg);
  }

  public synchronized Optional<byte[]> find(PartId part) {
    return Optional.ofNullable(kept.get(part));
  }

  private static final class Bounded extends LinkedHashMap<PartId, byte[]> {
    private static final long serialVersionUID = 1;
    private static final float LOAD = 0.75f;

    private final int most;

    private Bounded(int most) {
      super(most, LOAD, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<PartId, byte[]> eldest) {
      return size() > most;
    }
  }
}
