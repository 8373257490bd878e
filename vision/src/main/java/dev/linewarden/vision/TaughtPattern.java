package dev.linewarden.vision;

import dev.linewarden.inspection.BadInput;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;

/// A pattern of a taught picture and the box in which it is looked for. Its edges are compared by
/// their direction, so another brightness or contrast changes nothing. One thread.
public final class TaughtPattern {
  /// Of a pattern, in pixels.
  public static final int SIDE_MIN = 12;

  /// The taught picture is searched so often while loading: code is compiled then, and what cannot
  /// find itself is refused.
  private static final int TRIALS = 40;

  private static final double TRIAL_SCORE = 0.9;
  private static final double TRIAL_OFF_MAX = 1;

  private final Zone box;
  private final Cutout cutout;
  private final Plane plane;
  private final PatternSearch search;
  private final double minScore;

  /// Searches the taught picture first, so that the code is compiled and nothing is taken for a
  /// pattern that cannot be told from its surroundings: throws [BadInput] then, and when it has too
  /// few edges or could not be found in time.
  ///
  /// @param zone where it is looked for: upright, and large enough for it
  /// @param taught the whole taught picture, in grey and of the frames' size; only read
  /// @param where names who asks, in messages
  public TaughtPattern(PatternWish wish, Zone zone, Mat taught, String where, Room room) {
    this.box = wish.box();
    this.minScore = wish.minScore();
    this.cutout = new Cutout(zone, room);
    this.plane = new Plane(Channel.GREY, cutout, room);
    this.search = new PatternSearch(wish, taught, plane.settled(), where, room);
    tryOut(taught, where);
  }

  private void tryOut(Mat taught, String where) {
    Zone zone = cutout.zone();
    try (Rect rect = new Rect((int) zone.left(), (int) zone.top(), zone.width(), zone.height());
        Mat seen = new Mat(taught, rect)) {
      seen.copyTo(plane.settled());
    }
    int found = 0;
    for (int i = 0; i < TRIALS; i++) {
      found = search.find();
    }
    Guess nearest = nearest(found);
    if (nearest == null || nearest.score < TRIAL_SCORE || off(nearest) > TRIAL_OFF_MAX) {
      throw new BadInput(
          ("%s: the pattern must be found where it lies in its own picture, but %s; it needs edges"
                  + " in several directions and nothing like it beside it")
              .formatted(where, words(nearest)));
    }
  }

  /// To where it was taught.
  private @Nullable Guess nearest(int found) {
    Guess nearest = null;
    for (int i = 0; i < found; i++) {
      Guess guess = search.guess(i);
      nearest = nearest == null || off(guess) < off(nearest) ? guess : nearest;
    }
    return nearest;
  }

  private double off(Guess found) {
    return Math.hypot(x(found) - box.centreX(), y(found) - box.centreY());
  }

  private String words(@Nullable Guess found) {
    return found == null
        ? "it is not found"
        : "it is found %.1f px off with a score of %.2f".formatted(off(found), found.score);
  }

  /// Where it lies in the taught picture.
  public Zone box() {
    return box;
  }

  /// The box in which it is looked for.
  public Cutout searched() {
    return cutout;
  }

  /// Searches the frame in view; says how many were found, or -1 when there is nothing to look at.
  public int find(View view) {
    return plane.settle(view) ? search.find() : -1;
  }

  /// The best score there was, below the one that counts; what is better and yet not there is
  /// turned or scaled too far.
  public double scoreOfNone() {
    return Math.min(search.guess(0).score, Math.nextDown(minScore));
  }

  /// How sure one is that was found, the best one first, until the next search: 0 to 1.
  public double score(int found) {
    return search.guess(found).score;
  }

  /// Of its centre, in the coordinates of the taught picture.
  public double x(int found) {
    return x(search.guess(found));
  }

  public double y(int found) {
    return y(search.guess(found));
  }

  /// By how much it is turned from how it was taught, clockwise as seen.
  public double degrees(int found) {
    return Math.toDegrees(search.guess(found).radians);
  }

  /// 1 = as taught.
  public double scale(int found) {
    return search.guess(found).scale;
  }

  private double x(Guess found) {
    return cutout.zone().left() + found.x;
  }

  private double y(Guess found) {
    return cutout.zone().top() + found.y;
  }

  /// Sets the pose to that of a part on which the pattern lies as one was found.
  public void pose(int found, Pose pose) {
    pose.find(
        cutout.zone().pose(),
        box.centreX(),
        box.centreY(),
        x(found),
        y(found),
        new Pose.Turn(degrees(found), scale(found)));
  }
}
