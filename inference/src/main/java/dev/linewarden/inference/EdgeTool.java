package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Lanes;
import dev.linewarden.vision.Mark;
import dev.linewarden.vision.Steps;
import dev.linewarden.vision.View;
import java.util.List;

/// `edge`: walking through the box, where the strongest (or first, or last) step to bright (or
/// dark) is, finer than a pixel. A lane without a step of at least `minStep` has no edge. Findings:
/// `position` in pixels or mm from the taught picture's top or left, the median of the lanes;
/// `spread`, how far the lanes are apart, which for a straight edge across the lanes is its skew;
/// `found`, the share of lanes with an edge. Without any edge, position and spread are NaN.
final class EdgeTool implements MarkMaker {
  private final Steps steps;
  private final Lanes.Setup setup;
  private final Scale scale;
  private final Mark mark;
  private final Lanes lanes;
  private final double[] positions;

  private EdgeTool(Steps steps, Lanes.Setup setup, Bench bench) {
    this.steps = steps;
    this.setup = setup;
    this.scale = Scale.of(bench.view(), setup.zone().pose());
    this.mark = new Mark(setup.zone().pose());
    this.lanes = new Lanes(setup, bench.room());
    this.positions = new double[setup.lanes()];
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Steps steps = ProfileReader.steps(settings);
    Lanes.Setup setup = ProfileReader.lanes(settings, bench);
    ProfileReader.checkLength(settings, steps, setup.length());
    settings.finish();
    return new EdgeTool(steps, setup, bench);
  }

  @Override
  public boolean needsColour() {
    return setup.channel().needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("position", "spread", "found");
  }

  @Override
  public Mark mark() {
    return mark;
  }

  @Override
  public void run(View view, FindingSink sink) {
    mark.lose();
    if (!lanes.look(view)) {
      sink.nothing(yields());
      return;
    }
    int found = lanes.find(steps, positions);
    double position = lanes.median(positions, found);
    lanes.mark(lanes.across() / 2.0, position, mark);
    Region region = lanes.cutout().region();
    sink.found("position", scale.of(position), scale.unit(), region);
    sink.found("spread", scale.of(Lanes.spread(positions, found)), scale.unit(), region);
    sink.found("found", (double) found / lanes.count(), "share", region);
  }
}
