package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.util.List;

/// `edge`: walking through the box, where the strongest step to bright (or dark) is. A step is the
/// mean of `reach` pixels after less the mean of `reach` pixels before; a lane without a step of at
/// least `minStep` has no edge. Findings: `position` in pixels from the frame's top or left, the
/// median of the lanes; `spread`, how far the lanes are apart, which for a straight edge across the
/// lanes is its skew; `found`, the share of lanes with an edge. Without any edge, position and
/// spread are NaN.
final class EdgeTool implements Tool {
  private static final int REACH_MAX = 64;

  private final LevelTool.To to;
  private final double minStep;
  private final int reach;
  private final Channel channel;
  private final Lanes lanes;
  private final double[] positions;

  private EdgeTool(LevelTool.To to, double minStep, int reach, Lanes.Setup setup, Bench bench) {
    this.to = to;
    this.minStep = minStep;
    this.reach = reach;
    this.channel = setup.channel();
    this.lanes = new Lanes(setup, bench);
    this.positions = new double[setup.lanes()];
  }

  static Tool make(SettingsReader settings, Bench bench) {
    LevelTool.To to = settings.choice("to", LevelTool.To.class, LevelTool.To.DARK);
    double minStep = settings.number("minStep", 1, 255);
    int reach = settings.integer("reach", 1, REACH_MAX, 3);
    Lanes.Setup setup = Lanes.Setup.read(settings, bench);
    if (setup.length() < 2 * reach) {
      settings.problem(
          "the box must be at least %d pixels long in its direction (twice 'reach'), but is %d"
              .formatted(2 * reach, setup.length()));
    }
    settings.finish();
    return new EdgeTool(to, minStep, reach, setup, bench);
  }

  @Override
  public boolean needsColour() {
    return channel.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("position", "spread", "found");
  }

  @Override
  public void run(View view, FindingSink sink) {
    lanes.look(view);
    int found = 0;
    for (int i = 0; i < lanes.count(); i++) {
      int step = strongest(lanes.profile(i));
      if (step >= 0) {
        positions[found++] = lanes.position(step);
      }
    }
    Region region = lanes.area().region();
    sink.found("position", lanes.median(positions, found), "px", region);
    sink.found("spread", Lanes.spread(positions, found), "px", region);
    sink.found("found", (double) found / lanes.count(), "share", region);
  }

  /// The border between two pixels with the strongest step, or -1.
  private int strongest(float[] profile) {
    int best = -1;
    double bestStep = Math.nextDown(minStep);
    for (int i = reach; i <= profile.length - reach; i++) {
      double before = 0;
      double after = 0;
      for (int k = 1; k <= reach; k++) {
        before += profile[i - k];
        after += profile[i + k - 1];
      }
      double step = (to == LevelTool.To.BRIGHT ? after - before : before - after) / reach;
      if (step > bestStep) {
        best = i;
        bestStep = step;
      }
    }
    return best;
  }
}
