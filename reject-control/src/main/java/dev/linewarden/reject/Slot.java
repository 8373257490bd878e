package dev.linewarden.reject;

import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.PartId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One part on its way; made once and used again, so that tracking allocates nothing. Owned by the
/// `io` thread.
final class Slot {
  PartId part = PartId.NOBODY;

  /// The belt's travel when this part's front was at the part sensor, as if it had not slipped
  /// since: the edge of a further sensor moves it.
  double frontMm;

  /// The sensor in front of each lane's ejector has seen it, or will not any more.
  final boolean[] resynced;

  /// How far it has slipped since the part sensor, added up over the sensors that saw it again; NaN
  /// before the first of them.
  double slipMm;

  boolean pardoned;

  /// The ejector it goes at unless it is pardoned, from 0.
  int lane;

  /// Ejected whatever is said of it, because its place or its neighbours are not certain.
  boolean sealed;

  /// When the ejector was on for it the first time, or [Belt#NEVER].
  long firedNanos;

  /// When its centre was at the nozzle of each lane, or [Belt#NEVER].
  final long[] centreNanos;

  /// How long the belt took then for the core of the pulse: so much a part that slips may be late.
  final long[] slackNanos;

  /// Its pulse lies behind it.
  boolean over;

  /// How it ended; null while it is on its way.
  @Nullable Closing closing;

  boolean delivered;

  Slot(int lanes) {
    centreNanos = new long[lanes];
    slackNanos = new long[lanes];
    resynced = new boolean[lanes];
  }

  void begin(PartId part, double frontMm) {
    this.part = part;
    this.frontMm = frontMm;
    slipMm = Double.NaN;
    Arrays.fill(resynced, false);
    pardoned = false;
    lane = 0;
    sealed = false;
    firedNanos = Belt.NEVER;
    Arrays.fill(centreNanos, Belt.NEVER);
    over = false;
    closing = null;
    delivered = false;
  }

  /// A sensor saw it off where it was expected, and that is where it is.
  void slipped(double byMm) {
    frontMm += byMm;
    slipMm = Double.isNaN(slipMm) ? byMm : slipMm + byMm;
  }

  void end(Ending ending, long atNanos) {
    closing = new Closing(part, ending, ending.wasEjected() ? lane + 1 : 0, slipMm, atNanos);
  }

  /// It has to go at this ejector.
  boolean goesAt(int ejector) {
    return !pardoned && lane == ejector;
  }

  /// It has to get past this ejector untouched.
  boolean passes(int ejector) {
    return pardoned || lane > ejector;
  }

  /// It is to come as far as this ejector, because none before it is to remove it.
  boolean comesTo(int ejector) {
    return ejector == 0 || passes(ejector - 1);
  }

  boolean ended() {
    return closing != null;
  }

  /// Nothing is left to be done for it.
  boolean done() {
    return delivered && (pardoned || over);
  }
}
