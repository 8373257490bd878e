package dev.linewarden.inspection;

import org.jspecify.annotations.Nullable;

/// Brings trigger and frame together and sends the pair to the model. State of the line thread.
final class Pairing {
  private final OpenParts open;
  private final LinePorts ports;
  private final Decider decider;
  private final Interlocks interlocks;
  private final TestPictures pictures;

  Pairing(
      OpenParts open,
      LinePorts ports,
      Decider decider,
      Interlocks interlocks,
      TestPictures pictures) {
    this.open = open;
    this.ports = ports;
    this.decider = decider;
    this.interlocks = interlocks;
    this.pictures = pictures;
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
    OpenParts.Early early;
    while ((early = open.takeEarly(part.trigger)) != null) {
      pair(part, early.view(), early.exposure());
    }
  }

  void add(int view, Exposure exposure) {
    OpenPart part = open.shownBy(exposure);
    if (part != null) {
      pair(part, view, exposure);
    } else if (!pictures.takes(view, exposure)) {
      letGo(open.keepEarly(view, exposure), "exposure without a trigger");
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

  private void pair(OpenPart part, int view, Exposure exposure) {
    switch (exposure) {
      case FrameLost(long _, FrameLost.Why why, String detail) ->
          decider.unjudged(
              part,
              Cause.FRAME_LOST,
              part.recipe.recipe().before(view) + why.words() + ": " + detail);
      case Frame frame -> pairFrame(part, view, frame);
    }
  }

  private void pairFrame(OpenPart part, int view, Frame frame) {
    if (part.saw(view)) {
      String detail = part.recipe.recipe().before(view) + "frame " + frame.info().frameNumber();
      letGo(frame, "second frame for one part");
      decider.unjudged(part, Cause.FRAME_DOUBLED, detail);
      return;
    }
    boolean frozen = interlocks.isFrozen(view, frame);
    part.take(view, frame);
    if (frozen) {
      decider.unjudged(
          part,
          Cause.FRAME_DOUBLED,
          part.recipe.recipe().before(view) + "the picture of an earlier part again");
    }
    if (part.isComplete() && !part.decided) {
      inspect(part);
    }
  }

  private void inspect(OpenPart part) {
    Frames frames = part.frames().retain();
    if (!ports
        .model()
        .offer(new Work.Inspect(part.part(), frames, part.recipe, part.deadlineNanos))) {
      frames.close();
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
