package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.EdgeLine;
import dev.linewarden.vision.Mark;
import dev.linewarden.vision.View;
import java.util.List;

/// `label`: where a label sits and how straight: a line along its `top` (or bottom) and one along
/// its `side`, each with the settings of `line`. Findings: `x` and `y` of the corner where both
/// meet, in pixels or mm from the taught picture's left and top; `skew`, by how much the top is
/// turned in degrees, clockwise positive; `found`, the lesser share of lanes that agree. Without a
/// line, what needs it is NaN.
final class LabelTool implements Tool {
  private final EdgeLine top;
  private final EdgeLine side;
  private final Scale scale;

  private LabelTool(EdgeLine top, EdgeLine side, Scale scale) {
    this.top = top;
    this.side = side;
    this.scale = scale;
  }

  static Tool make(SettingsReader settings, Bench bench) {
    EdgeLine.Setup top = ProfileReader.line(settings.table("top"), bench);
    EdgeLine.Setup side = ProfileReader.line(settings.table("side"), bench);
    settings.finish();
    return new LabelTool(
        new EdgeLine(top, bench.room()), new EdgeLine(side, bench.room()), Scale.of(bench.view()));
  }

  @Override
  public boolean needsColour() {
    return top.needsColour() || side.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("x", "y", "skew", "found");
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!(top.look(view) && side.look(view))) {
      sink.nothing(yields());
      return;
    }
    Mark line = top.mark();
    double way = line.wayTo(side.mark());
    double radians = Math.toRadians(line.degrees());
    Region region = top.region();
    sink.found("x", scale.of(line.x() + way * Math.cos(radians)), scale.unit(), region);
    sink.found("y", scale.of(line.y() + way * Math.sin(radians)), scale.unit(), region);
    sink.found("skew", top.degrees(), "degree", region);
    sink.found("found", Math.min(top.share(), side.share()), "share", region);
  }
}
