package dev.linewarden.reject;

import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.PartId;
import org.jspecify.annotations.Nullable;

/// One part on its way; made once and used again, so that tracking allocates nothing. Owned by the
/// `io` thread.
final class Slot {
  private static final PartId NOBODY = new PartId(Long.MAX_VALUE);

  PartId part = NOBODY;

  /// The belt's travel when this part's centre is at the nozzle.
  double centreMm;

  boolean pardoned;

  /// Ejected whatever is said of it, because its place or its neighbours are not certain.
  boolean sealed;

  /// When the ejector was on for it the first time, or [Belt#NEVER].
  long firedNanos;

  /// When its centre was at the nozzle, or [Belt#NEVER].
  long centreNanos;

  /// Its pulse lies behind it.
  boolean over;

  /// How it ended; null while it is on its way.
  @Nullable Closing closing;

  boolean delivered;

  void begin(PartId part, double centreMm) {
    this.part = part;
    this.centreMm = centreMm;
    pardoned = false;
    sealed = false;
    firedNanos = Belt.NEVER;
    centreNanos = Belt.NEVER;
    over = false;
    closing = null;
    delivered = false;
  }

  boolean ended() {
    return closing != null;
  }

  /// Nothing is left to be done for it.
  boolean done() {
    return delivered && (pardoned || over);
  }
}
