package dev.linewarden.reject;

import java.util.Arrays;
import java.util.function.Consumer;

/// The parts on the bench's belt and the places they come past: nozzles, perhaps a sensor in front
/// of each, the end. One thread; allocates nothing.
final class BenchTraffic {
  /// What happens to parts at those places.
  interface Stops {
    /// Its front is at the sensor in front of this nozzle.
    void resync(BenchPart part, int lane, long atNanos);

    /// Its centre is at this nozzle. True when the part falls into the bin.
    boolean nozzle(BenchPart part, int lane, long atNanos);

    /// It has come past the last nozzle.
    void end(BenchPart part, long atNanos);

    /// Somebody takes it off the belt.
    void taken(BenchPart part);
  }

  /// A gap that no sensor sees.
  private static final double TOUCH_MM = 1;

  private final BenchPart[] parts = new BenchPart[BenchConveyor.ON_BELT_MAX];
  private final double partMm;

  /// From the part sensor to the one in front of each nozzle; 0 = there is none.
  private final double[] resyncsMm;

  /// From a part's front at the part sensor to its centre at each nozzle.
  private final double[] centresMm;

  private int first;
  private int size;
  private BenchPart next;
  private double nextMm = Double.POSITIVE_INFINITY;

  BenchTraffic(BenchConveyor conveyor) {
    Arrays.setAll(parts, _ -> new BenchPart());
    next = parts[0];
    partMm = conveyor.partMm();
    resyncsMm = new double[1 + conveyor.fittings().furtherMm().size()];
    Arrays.setAll(resyncsMm, lane -> conveyor.fittings().resyncMm(lane));
    centresMm = new double[1 + conveyor.fittings().furtherMm().size()];
    Arrays.setAll(
        centresMm,
        lane ->
            partMm / 2
                + (lane == 0
                    ? conveyor.ejectorMm()
                    : conveyor.fittings().furtherMm().get(lane - 1)));
  }

  int nozzles() {
    return centresMm.length;
  }

  boolean isFull() {
    return size == parts.length;
  }

  /// A part with its front at the part sensor: [#look] when all is known of it.
  BenchPart add(long order, double frontMm) {
    BenchPart part = parts[(first + size) % parts.length];
    size++;
    part.begin(order, frontMm);
    part.stop = nextStop(0);
    return part;
  }

  void forEach(Consumer<BenchPart> action) {
    for (int i = 0; i < size; i++) {
      BenchPart part = parts[(first + i) % parts.length];
      if (!part.gone) {
        action.accept(part);
      }
    }
  }

  /// The belt's travel at which something happens to a part next, or infinity.
  double nextMm() {
    return nextMm;
  }

  /// Looks for what happens next.
  void look() {
    nextMm = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      BenchPart part = parts[(first + i) % parts.length];
      double placeMm = part.gone ? nextMm : Math.min(part.takenMm, stopMm(part));
      if (placeMm < nextMm) {
        next = part;
        nextMm = placeMm;
      }
    }
  }

  double partMm() {
    return partMm;
  }

  boolean hasResync(int lane) {
    return resyncsMm[lane] > 0;
  }

  /// Whether another one follows this part without a gap.
  boolean touches(BenchPart part) {
    for (int i = 0; i < size; i++) {
      double behindMm = parts[(first + i) % parts.length].frontMm - part.frontMm;
      if (behindMm > 0 && behindMm < partMm + TOUCH_MM) {
        return true;
      }
    }
    return false;
  }

  /// Where its centre is at this nozzle.
  double centreMm(BenchPart part, int lane) {
    return part.placeMm(centresMm[lane]);
  }

  /// Where its front is at the sensor in front of this nozzle.
  double resyncMm(BenchPart part, int lane) {
    return part.placeMm(resyncsMm[lane]);
  }

  /// Stops are counted in pairs: the sensor of a lane, then its nozzle. The last is the end.
  private int nextStop(int stop) {
    boolean none = stop % 2 == 0 && stop / 2 < nozzles() && !hasResync(stop / 2);
    return none ? stop + 1 : stop;
  }

  private double stopMm(BenchPart part) {
    int lane = part.stop / 2;
    if (lane == nozzles()) {
      return centreMm(part, lane - 1) + partMm / 2;
    }
    return part.stop % 2 == 0 ? resyncMm(part, lane) : centreMm(part, lane);
  }

  /// Lets happen what is next.
  void pass(long atNanos, Stops stops) {
    BenchPart part = next;
    int lane = part.stop / 2;
    if (part.takenMm <= stopMm(part)) {
      leave(part);
      stops.taken(part);
    } else if (lane == nozzles()) {
      leave(part);
      stops.end(part, atNanos);
    } else if (part.stop % 2 == 0) {
      part.stop++;
      stops.resync(part, lane, atNanos);
    } else if (stops.nozzle(part, lane, atNanos)) {
      leave(part);
    } else {
      part.stop = nextStop(part.stop + 1);
    }
    look();
  }

  private void leave(BenchPart part) {
    part.gone = true;
    while (size > 0 && parts[first].gone) {
      first = (first + 1) % parts.length;
      size--;
    }
  }
}
