package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.TaughtPattern;
import dev.linewarden.vision.View;
import java.util.List;

/// `locate` by `pattern`: where a [TaughtPattern] lies; [PatternReader] has the settings. Findings:
/// `score`, the share of its edges that were found; `x` and `y` of its centre in pixels; `angle` in
/// degrees, clockwise; `scale`. All but the score are NaN where it is not there.
final class PatternLocator implements Locator {
  private final TaughtPattern pattern;
  private final Pose pose = Pose.toBeFound();

  private PatternLocator(TaughtPattern pattern) {
    this.pattern = pattern;
  }

  static Tool make(SettingsReader settings, Bench bench) {
    return new PatternLocator(PatternReader.read(settings, 1, bench));
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
    int found = pattern.find(view);
    if (found < 0) {
      sink.nothing(yields());
    } else if (found == 0) {
      sink.found("score", pattern.scoreOfNone(), "score", pattern.searched().region());
      sink.found("x", Double.NaN, "px", null);
      sink.found("y", Double.NaN, "px", null);
      sink.found("angle", Double.NaN, "degree", null);
      sink.found("scale", Double.NaN, "ratio", null);
    } else {
      tell(sink);
    }
  }

  private void tell(FindingSink sink) {
    pattern.pose(0, pose);
    Region where = pattern.box().following(pose).region();
    sink.found("score", pattern.score(0), "score", where);
    sink.found("x", pattern.x(0), "px", where);
    sink.found("y", pattern.y(0), "px", where);
    sink.found("angle", pattern.degrees(0), "degree", where);
    sink.found("scale", pattern.scale(0), "ratio", where);
  }
}
