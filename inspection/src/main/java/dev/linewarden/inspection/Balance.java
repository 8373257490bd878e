package dev.linewarden.inspection;

/// The ledger's sum: triggered = passed + removed + interrupted + in flight. What is left over is
/// unaccounted for and an alarm.
public record Balance(
    long triggered, long passed, long removed, long notRemoved, long interrupted, long inFlight) {
  public static final Balance ZERO = new Balance(0, 0, 0, 0, 0, 0);

  /// Parts that may have been shipped unproven, plus any hole in the books.
  public long unaccounted() {
    return triggered - passed - removed - interrupted - inFlight;
  }

  public boolean balanced() {
    return unaccounted() == 0;
  }

  public Balance triggeredOne() {
    return new Balance(triggered + 1, passed, removed, notRemoved, interrupted, inFlight + 1);
  }

  public Balance closedOne(Ending ending) {
    return switch (ending) {
      case PASSED ->
          new Balance(triggered, passed + 1, removed, notRemoved, interrupted, inFlight - 1);
      case REMOVED ->
          new Balance(triggered, passed, removed + 1, notRemoved, interrupted, inFlight - 1);
      case NOT_REMOVED ->
          new Balance(triggered, passed, removed, notRemoved + 1, interrupted, inFlight - 1);
      case INTERRUPTED ->
          new Balance(triggered, passed, removed, notRemoved, interrupted + 1, inFlight - 1);
    };
  }
}
