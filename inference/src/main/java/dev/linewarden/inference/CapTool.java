package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Between;
import dev.linewarden.vision.EdgeLine;
import dev.linewarden.vision.View;
import java.util.List;

/// `cap`: how a cap sits: a straight line along its `top` and one along what it sits on, the `rest`
/// (a neck ring, a shoulder), each with the settings of `line`. Findings: `height` of the top's
/// middle above the rest at right angles to it, in pixels or mm; `tilt` of the top against the rest
/// in degrees, clockwise positive; `found`, the lesser share of lanes that agree. Without one of
/// the lines, height and tilt are NaN.
final class CapTool implements Tool {
  private final EdgeLine top;
  private final EdgeLine rest;
  private final Between between;
  private final Scale scale;

  private CapTool(EdgeLine top, EdgeLine rest, Bench bench) {
    this.top = top;
    this.rest = rest;
    this.between = new Between(top.mark(), rest.mark());
    this.scale = Scale.of(bench.view(), between.pose());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    EdgeLine.Setup top = ProfileReader.line(settings.table("top"), bench);
    EdgeLine.Setup rest = ProfileReader.line(settings.table("rest"), bench);
    settings.finish();
    return new CapTool(new EdgeLine(top, bench.room()), new EdgeLine(rest, bench.room()), bench);
  }

  @Override
  public boolean needsColour() {
    return top.needsColour() || rest.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("height", "tilt", "found");
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!(top.look(view) && rest.look(view))) {
      sink.nothing(yields());
      return;
    }
    Region region = top.region();
    sink.found("height", scale.of(between.above()), scale.unit(), region);
    sink.found("tilt", between.turned(), "degree", region);
    sink.found("found", Math.min(top.share(), rest.share()), "share", region);
  }
}
