package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.TaughtPattern;
import dev.linewarden.vision.View;
import java.util.List;

/// `patterns`: counts how often a [TaughtPattern], which [PatternReader] reads, lies in the search
/// box; two are nearer to each other than half of its shorter side only when they are one. `most`
/// (1 to 32, else 16): more are not looked for. Findings: `count`; `lowest`, the score of the worst
/// that was counted, NaN when there is none; and a `pattern` for each, with its score and place.
final class PatternsTool implements Tool {
  static final int MOST_MAX = 32;
  private static final int MOST = 16;

  private final TaughtPattern pattern;
  private final Pose pose = Pose.toBeFound();

  private PatternsTool(TaughtPattern pattern) {
    this.pattern = pattern;
  }

  static Tool make(SettingsReader settings, Bench bench) {
    int most = settings.integer("most", 1, MOST_MAX, MOST);
    return new PatternsTool(PatternReader.read(settings, most, bench));
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return List.of("count", "lowest", "pattern");
  }

  @Override
  public void run(View view, FindingSink sink) {
    int count = pattern.find(view);
    if (count < 0) {
      sink.nothing(yields());
      return;
    }
    double lowest = count == 0 ? Double.NaN : pattern.score(count - 1);
    sink.found("count", count, "count", pattern.searched().region());
    sink.found("lowest", lowest, "score", null);
    for (int i = 0; i < count; i++) {
      pattern.pose(i, pose);
      sink.found("pattern", pattern.score(i), "score", pattern.box().following(pose).region());
    }
  }
}
