package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;

/// `locate` by `pattern`: where what the box `pattern` ([x, y, width, height]) of the taught
/// picture `picture` shows lies in the search `box`, turned up to `turn` degrees (0 to 180, else 0)
/// to both sides and scaled from `minScale` to `maxScale` (0.5 to 2, else 1). Its edges are
/// compared by their direction, so another brightness or contrast changes nothing; `minStep` (2 to
/// 255 grey levels, else 10) is the smallest that counts. Below `minScore` (0.2 to 1, else 0.5) it
/// is not there. Findings: `score`, the share of its edges that were found; `x` and `y` of its
/// centre in pixels; `angle` in degrees, clockwise; `scale`. All but the score are NaN where it is
/// not there.
final class PatternLocator implements Locator {
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
  private final Pose base;
  private final Pose pose = Pose.toBeFound();

  private PatternLocator(
      PatternSearch.Wish wish, Zone zone, Mat taught, String where, Bench bench) {
    this.box = wish.box();
    this.minScore = wish.minScore();
    this.cutout = new Cutout(zone, bench);
    this.plane = new Plane(Channel.GREY, cutout, bench);
    this.base = zone.pose();
    this.search = new PatternSearch(wish, taught, plane.settled(), where, bench);
    tryOut(taught, where);
  }

  static Tool make(SettingsReader settings, Bench bench) {
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
    PatternSearch.Wish wish = new PatternSearch.Wish(pattern, range, minStep, minScore);
    Mat taught = Picture.grey(picture, bench.view().width(), bench.view().height(), bench);
    return new PatternLocator(wish, zone, taught, settings.where(), bench);
  }

  private void tryOut(Mat taught, String where) {
    Zone zone = cutout.zone();
    try (Rect rect = new Rect((int) zone.left(), (int) zone.top(), zone.width(), zone.height());
        Mat seen = new Mat(taught, rect)) {
      seen.copyTo(plane.settled());
    }
    Guess found = null;
    for (int i = 0; i < TRIALS; i++) {
      found = search.find();
    }
    if (found == null || found.score < TRIAL_SCORE || off(found) > TRIAL_OFF_MAX) {
      throw new BadInput(
          ("%s: the pattern must be found where it lies in its own picture, but %s; it needs edges"
                  + " in several directions and nothing like it beside it")
              .formatted(where, words(found)));
    }
  }

  /// What is better and yet not there is turned or scaled too far.
  private double floor() {
    return Math.nextDown(minScore);
  }

  private double off(Guess found) {
    Zone zone = cutout.zone();
    return Math.hypot(zone.left() + found.x - box.centreX(), zone.top() + found.y - box.centreY());
  }

  private String words(@Nullable Guess found) {
    return found == null
        ? "it is not found"
        : "it is found %.1f px off with a score of %.2f".formatted(off(found), found.score);
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return List.of("score", "x", "y", "angle", "scale");
  }

  @Override
  public Pose pose() {
    return pose;
  }

  @Override
  public void run(View view, FindingSink sink) {
    pose.lose();
    if (!plane.settle(view)) {
      sink.nothing(yields());
      return;
    }
    Guess found = search.find();
    if (found == null) {
      sink.found("score", Math.min(search.bestScore(), floor()), "score", cutout.region());
      sink.found("x", Double.NaN, "px", null);
      sink.found("y", Double.NaN, "px", null);
      sink.found("angle", Double.NaN, "degree", null);
      sink.found("scale", Double.NaN, "ratio", null);
      return;
    }
    double x = cutout.zone().left() + found.x;
    double y = cutout.zone().top() + found.y;
    double degrees = Math.toDegrees(found.radians);
    pose.find(base, box.centreX(), box.centreY(), x, y, new Pose.Turn(degrees, found.scale));
    Region where = box.following(pose).region();
    sink.found("score", found.score, "score", where);
    sink.found("x", x, "px", where);
    sink.found("y", y, "px", where);
    sink.found("angle", degrees, "degree", where);
    sink.found("scale", found.scale, "ratio", where);
  }
}
