package dev.linewarden.inspection;

import org.jspecify.annotations.Nullable;

/// Takes pictures that show no part, one at a time, while the line stands. Whatever becomes of one,
/// the camera is told what the recipe wants before another part can come. State of the line thread.
final class TestPictures {
  /// A camera that a sensor fires is set up anew for it; one that does not answer by then does not.
  static final long LONGEST_NANOS = 5_000_000_000L;

  /// While a camera is set up it answers with a loss: so long until it is fired again.
  static final long AGAIN_NANOS = 100_000_000L;

  private static final String STANDS = "it is taken only while the line stands";

  private final LinePorts ports;
  private final Standing standing;
  private final Changeover changeover;
  private final long exposureDelayNanos;
  private @Nullable Taking taking;

  /// What was taken last. When it was given up its exposure may still come, and is nobody's.
  private @Nullable Taking before;

  private static final class Taking {
    private final Command.Picture asked;
    private final RecipeKey recipe;
    private final long beganNanos;
    private long fireNanos;
    private long lastExposureNanos = Long.MAX_VALUE;
    private String lost = "its camera does not answer";

    Taking(Command.Picture asked, RecipeKey recipe, long nowNanos) {
      this.asked = asked;
      this.recipe = recipe;
      this.beganNanos = nowNanos;
      this.fireNanos = nowNanos;
    }

    boolean explains(int view, Exposure exposure) {
      return asked.view() == view
          && exposure.exposedAtNanos() >= beganNanos
          && exposure.exposedAtNanos() <= lastExposureNanos;
    }

    void refuse(String why) {
      asked.answer().completeExceptionally(new BadInput("there is no test picture: " + why));
    }
  }

  /// @param exposureDelayNanos from a trigger to its exposure
  TestPictures(LinePorts ports, Standing standing, Changeover changeover, long exposureDelayNanos) {
    this.exposureDelayNanos = exposureDelayNanos;
    this.ports = ports;
    this.standing = standing;
    this.changeover = changeover;
  }

  void ask(Command.Picture asked, long nowNanos) {
    Recipe recipe = changeover.current().recipe();
    Taking next = new Taking(asked, recipe.key(), nowNanos);
    if (standing.isRunning()) {
      next.refuse(STANDS);
    } else if (taking != null) {
      next.refuse("another one is being taken");
    } else {
      taking = next;
      CameraSettings wanted = recipe.views().get(asked.view()).camera();
      ports.cameras().get(asked.view()).adjust(asked.over().over(wanted), nowNanos);
    }
  }

  /// Whether this exposure, which no part explains, answers a test picture; takes it over then.
  boolean takes(int view, Exposure exposure) {
    Taking now = taking;
    if (now != null && now.explains(view, exposure)) {
      take(now, exposure);
      return true;
    }
    if (before == null || !before.explains(view, exposure)) {
      return false;
    }
    if (exposure instanceof Frame frame) {
      frame.close();
    }
    return true;
  }

  private void take(Taking now, Exposure exposure) {
    long nowNanos = ports.clock().nanos();
    switch (exposure) {
      case Frame frame -> {
        end(now, nowNanos);
        if (!now.asked.answer().complete(frame)) {
          frame.close();
        }
      }
      case FrameLost(long _, FrameLost.Why why, String detail) -> {
        now.lost = why.words() + ": " + detail;
        now.fireNanos = nowNanos + AGAIN_NANOS;
      }
    }
  }

  /// Fires the camera when it is time, and gives up when it takes too long, the line starts or
  /// another recipe comes.
  int look(long nowNanos) {
    Taking now = taking;
    if (now == null) {
      return 0;
    }
    if (standing.isRunning()) {
      giveUp(now, STANDS, nowNanos);
    } else if (!now.recipe.equals(changeover.current().recipe().key())) {
      giveUp(now, "another recipe was chosen meanwhile", nowNanos);
    } else if (now.asked.answer().isDone()) {
      giveUp(now, "nobody waits for it", nowNanos);
    } else if (nowNanos - now.beganNanos >= LONGEST_NANOS) {
      giveUp(now, now.lost, nowNanos);
    } else if (nowNanos >= now.fireNanos) {
      fire(now, nowNanos);
    } else {
      return 0;
    }
    return 1;
  }

  /// Once for each answer, so that at most one exposure is on its way.
  private void fire(Taking now, long nowNanos) {
    Trigger trigger = new Trigger(PartId.NOBODY, nowNanos, 0);
    boolean fired = ports.cameras().get(now.asked.view()).expose(trigger);
    now.fireNanos = fired ? Long.MAX_VALUE : nowNanos + AGAIN_NANOS;
  }

  private void giveUp(Taking now, String why, long nowNanos) {
    end(now, nowNanos);
    now.refuse(why);
  }

  /// From now on the camera has what the recipe wants, whichever that is by now.
  private void end(Taking now, long nowNanos) {
    now.lastExposureNanos = nowNanos + exposureDelayNanos;
    before = now;
    taking = null;
    int view = now.asked.view();
    CameraSettings wanted = changeover.current().recipe().views().get(view).camera();
    ports.cameras().get(view).adjust(wanted.over(now.asked.back()), nowNanos);
  }

  long dueNanos() {
    Taking now = taking;
    return now == null ? Long.MAX_VALUE : Math.min(now.fireNanos, now.beganNanos + LONGEST_NANOS);
  }
}
