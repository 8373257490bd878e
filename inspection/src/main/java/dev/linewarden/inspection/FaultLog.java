package dev.linewarden.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Repeated faults become counts: one line per distinct fault with first time, last time and
/// number. Any thread; reading stops nobody.
public final class FaultLog {
  /// Distinct faults kept; more are counted under one name, so that memory stays bounded.
  static final int DISTINCT_MAX = 256;

  private static final Key OVERFLOW = new Key("faults", "more distinct faults than are kept");

  private final Clock clock;
  private final ConcurrentHashMap<Key, Fault> faults = new ConcurrentHashMap<>();

  public FaultLog(Clock clock) {
    this.clock = clock;
  }

  /// @param source the module or agent
  /// @param what the kind of fault, without numbers that differ each time
  /// @param detail of the last one, for people
  /// @param part that the last one is about; [PartId#NOBODY] for none
  public record Fault(
      String source,
      String what,
      String detail,
      PartId part,
      long count,
      long firstWallMillis,
      long lastWallMillis) {}

  private record Key(String source, String what) {}

  /// Of something about no part.
  public void count(String source, String what, String detail) {
    count(new Trouble(source, what, detail));
  }

  public void count(Trouble trouble) {
    Key key = new Key(trouble.source(), trouble.what());
    Key kept = faults.containsKey(key) || faults.size() < DISTINCT_MAX ? key : OVERFLOW;
    long now = clock.wallMillis();
    faults.merge(
        kept,
        fault(kept, trouble, 1, now, now),
        (old, _) -> fault(kept, trouble, old.count() + 1, old.firstWallMillis(), now));
  }

  private static Fault fault(
      Key kept, Trouble last, long count, long firstWallMillis, long lastWallMillis) {
    return new Fault(
        kept.source(),
        kept.what(),
        last.words(),
        last.part(),
        count,
        firstWallMillis,
        lastWallMillis);
  }

  /// Newest first.
  public List<Fault> faults() {
    List<Fault> list = new ArrayList<>(faults.values());
    list.sort(Comparator.comparingLong(Fault::lastWallMillis).reversed());
    return list;
  }

  public long count(String source, String what) {
    Fault fault = faults.get(new Key(source, what));
    return fault == null ? 0 : fault.count();
  }
}
