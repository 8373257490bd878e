package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Between;
import dev.linewarden.vision.EdgeLine;
import dev.linewarden.vision.View;
import java.util.List;

/// `label`: where a label sits and how straight: a line along its `top` (or bottom) and one along
/// its `side`, each with the settings of `line`. Findings: `x` and `y` of the corner where both
/// meet, in pixels or mm from the left and top of the picture that [Between] names; `skew`, by how
/// much the top is turned in degrees, clockwise positive; `found`, the lesser share of lanes that
/// agree. Without a line, what needs it is NaN.
final class LabelTool implements Tool {
  private final EdgeLine top;
  private final EdgeLine side;
  private final Between between;
  private final Scale scale;

  private LabelTool(EdgeLine top, EdgeLine side, Bench bench) {
    this.top = top;
    this.side = side;
    this.between = new Between(top.mark(), side.mark());
    this.scale = Scale.of(bench.view(), between.pose());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    EdgeLine.Setup top = ProfileReader.line(settings.table("top"), bench);
    EdgeLine.Setup side = ProfileReader.line(settings.table("side"), bench);
    settings.finish();
    return new LabelTool(new EdgeLine(top, bench.room()), new EdgeLine(side, bench.room()), bench);
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
    Region.Point corner = between.crossing();
    Region region = top.region();
    sink.found("x", scale.of(corner.x()), scale.unit(), region);
    sink.found("y", scale.of(corner.y()), scale.unit(), region);
    sink.found("skew", top.degrees(), "degree", region);
    sink.found("found", Math.min(top.share(), side.share()), "share", region);
  }
}
