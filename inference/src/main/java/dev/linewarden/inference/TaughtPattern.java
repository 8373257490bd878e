package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;

/// A pattern of a taught picture and the box in which it is looked for. Settings: the box `pattern`
/// ([x, y, width, height]) of the taught picture `picture`; the search `box`; `turn` (0 to 180
/// degrees to both sides, else 0), `minScale` and `maxScale` (0.5 to 2, else 1). Its edges are
/// compared by their direction, so another brightness or contrast changes nothing; `minStep` (2 to
/// 255 grey levels, else 10) is the smallest that counts. Below `minScore` (0.2 to 1, else 0.5) it
/// is not there.
final class TaughtPattern {
  private static final int SIDE_MIN = 12;

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

  private TaughtPattern(PatternSearch.Wish wish, Zone zone, Mat taught, String where, Bench bench) {
    this.box = wish.box();
    this.minScore = wish.minScore();
    this.cutout = new Cutout(zone, bench);
    this.plane = new Plane(Channel.GREY, cutout, bench);
    this.search = new PatternSearch(wish, taught, plane.settled(), where, bench);
    tryOut(taught, where);
  }

  /// Reads all its settings; the tool has read its own before.
  ///
  /// @param most so many are looked for at once
  static TaughtPattern read(SettingsReader settings, int most, Bench bench) {
    String picture = settings.text("picture");
    Zone pattern = new ZoneReader(settings, bench.view()).upright("pattern");
    Zone zone = Zone.readBox(settings, bench);
    double turn = settings.number("turn", 0, 180, 0);
    double minScale = settings.number("minScale", 0.5, 2, 1);
    double maxScale = settings.number("maxScale", 0.5, 2, 1);
    double minStep = settings.number("minStep", 2, 255, 10);
    double minScore = settings.number("minScore", 0.2, 1, 0.5);
    if (zone.degrees() != 0) {
      settings.problem("a pattern is looked for in an upright 'box', but 'turned' is given");
    }
    if (Math.min(pattern.width(), pattern.height()) < SIDE_MIN || !zone.holds(pattern)) {
      settings.problem(
          "'pattern' must be at least %d pixels wide and high and lie in the search box"
              .formatted(SIDE_MIN));
    }
    if (minScale > maxScale) {
      settings.problem("'minScale' must not be above 'maxScale'");
    }
    settings.finish();
    CoarseSearch.Range range = new CoarseSearch.Range(turn, minScale, maxScale);
    PatternSearch.Wish wish = new PatternSearch.Wish(pattern, range, minStep, minScore, most);
    Mat taught = Picture.grey(picture, bench.view().width(), bench.view().height(), bench);
    return new TaughtPattern(wish, zone, taught, settings.where(), bench);
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
  Zone box() {
    return box;
  }

  Cutout searched() {
    return cutout;
  }

  /// Searches the frame in view; says how many were found, or -1 when there is nothing to look at.
  int find(View view) {
    return plane.settle(view) ? search.find() : -1;
  }

  /// The best one first; until the next search.
  Guess guess(int index) {
    return search.guess(index);
  }

  /// The best score there was, below the one that counts; what is better and yet not there is
  /// turned or scaled too far.
  double scoreOfNone() {
    return Math.min(search.guess(0).score, Math.nextDown(minScore));
  }

  /// Of its centre, in the coordinates of the taught picture.
  double x(Guess found) {
    return cutout.zone().left() + found.x;
  }

  double y(Guess found) {
    return cutout.zone().top() + found.y;
  }

  /// The pose of a part that lies as a guess says.
  void pose(Guess found, Pose pose) {
    double degrees = Math.toDegrees(found.radians);
    pose.find(
        cutout.zone().pose(),
        box.centreX(),
        box.centreY(),
        x(found),
        y(found),
        new Pose.Turn(degrees, found.scale));
  }
}
