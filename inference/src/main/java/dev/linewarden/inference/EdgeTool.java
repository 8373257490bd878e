package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.util.List;

/// `edge`: walking through the box, where the strongest step to bright (or dark) is. A lane without
/// a step of at least `minStep` has no edge. Findings: `position` in pixels from the taught
/// picture's top or left, the median of the lanes; `spread`, how far the lanes are apart, which for
/// a straight edge across the lanes is its skew; `found`, the share of lanes with an edge. Without
/// any edge, position and spread are NaN.
final class EdgeTool implements Tool {
  private final Steps steps;
  private final Channel channel;
  private final Lanes lanes;
  private final double[] positions;

  private EdgeTool(Steps steps, Lanes.Setup setup, Bench bench) {
    this.steps = steps;
    this.channel = setup.channel();
    this.lanes = new Lanes(setup, bench);
    this.positions = new double[setup.lanes()];
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Steps steps = Steps.read(settings);
    Lanes.Setup setup = Lanes.Setup.read(settings, bench);
    steps.checkLength(settings, setup.length());
    settings.finish();
    return new EdgeTool(steps, setup, bench);
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
    if (!lanes.look(view)) {
      sink.nothing(yields());
      return;
    }
    int found = lanes.strongest(steps, positions);
    Region region = lanes.cutout().region();
    sink.found("position", lanes.median(positions, found), "px", region);
    sink.found("spread", Lanes.spread(positions, found), "px", region);
    sink.found("found", (double) found / lanes.count(), "share", region);
  }
}
