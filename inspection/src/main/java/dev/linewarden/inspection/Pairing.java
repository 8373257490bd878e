package dev.linewarden.inspection;

import org.jspecify.annotations.Nullable;

/// Brings trigger and frame together and sends the pair to the model. State of the line thread.
final class Pairing {
  private final OpenParts open;
  private final LinePorts ports;
  private final Decider decider;

  Pairing(OpenParts open, LinePorts ports, Decider decider) {
    this.open = open;
    this.ports = ports;
    this.decider = decider;
  }

  /// A new part: unjudged at once when its frame could not be told from a neighbour's. Its exposure
  /// may be here already.
  void add(OpenPart part) {
    for (OpenPart other : open.all()) {
      if (open.tooClose(part.trigger, other.trigger)) {
        decider.unjudged(other, Cause.PARTS_TOO_CLOSE, "to part " + part.part());
        decider.unjudged(part, Cause.PARTS_TOO_CLOSE, "to part " + other.part());
      }
    }
    open.add(part);
  }

  void pairEarly(OpenPart part) {
    Exposure early = open.takeEarly(part.trigger);
    if (early != null) {
      pair(part, early);
    }
  }

  void add(Exposure exposure) {
    OpenPart part = open.shownBy(exposure);
    if (part != null) {
      pair(part, exposure);
    } else {
      letGo(open.keepEarly(exposure), "exposure without a trigger");
    }
  }

  /// Lets exposures go that no trigger can explain any more; how many.
  int expire(long nowNanos) {
    int gone = 0;
    for (Exposure stray; (stray = open.expireEarly(nowNanos)) != null; gone++) {
      letGo(stray, "exposure without a trigger");
    }
    return gone;
  }

  private void pair(OpenPart part, Exposure exposure) {
    switch (exposure) {
      case FrameLost(long _, FrameLost.Why why, String detail) ->
          decider.unjudged(part, Cause.FRAME_LOST, why.words() + ": " + detail);
      case Frame frame -> pairFrame(part, frame);
    }
  }

  private void pairFrame(OpenPart part, Frame frame) {
    if (part.framed) {
      letGo(frame, "second frame for one part");
      decider.unjudged(part, Cause.FRAME_DOUBLED, "frame " + frame.info().frameNumber());
      return;
    }
    part.framed = true;
    if (part.decided) {
      frame.close();
      return;
    }
    part.frame = frame;
    Work.Inspect work =
        new Work.Inspect(part.part(), frame.retain(), part.recipe, part.deadlineNanos);
    if (!ports.model().offer(work)) {
      frame.close();
      decider.unjudged(part, Cause.OVERLOADED, "the model thread has no room");
    }
  }

  private void letGo(@Nullable Exposure exposure, String what) {
    if (exposure != null) {
      ports.faults().count("line", what, "exposed at " + exposure.exposedAtNanos());
    }
    if (exposure instanceof Frame frame) {
      frame.close();
    }
  }
}
