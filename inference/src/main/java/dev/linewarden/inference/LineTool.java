package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.EdgeLine;
import dev.linewarden.vision.Mark;
import dev.linewarden.vision.View;
import java.util.List;

/// `line`: a straight edge across the lanes of a box, through the steps of those lanes that agree
/// within the `tolerance`; a share of `needed` must. Findings: `position` where it crosses the
/// box's middle, in pixels or mm from the taught picture's top or left; `angle` in degrees, 0
/// straight across the walk, clockwise positive; `straightness`, how far apart its points lie at
/// right angles to it; `found`, the share of lanes that agree, 0 when there is no line, and the
/// rest NaN.
final class LineTool implements MarkMaker {
  private final EdgeLine line;
  private final Scale scale;

  private LineTool(EdgeLine line, Scale scale) {
    this.line = line;
    this.scale = scale;
  }

  static Tool make(SettingsReader settings, Bench bench) {
    EdgeLine.Setup setup = ProfileReader.line(settings, bench);
    settings.finish();
    return new LineTool(
        new EdgeLine(setup, bench.room()), Scale.of(bench.view(), setup.lanes().zone().pose()));
  }

  @Override
  public boolean needsColour() {
    return line.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("position", "angle", "straightness", "found");
  }

  @Override
  public Mark mark() {
    return line.mark();
  }

  @Override
  public boolean isLine() {
    return true;
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!line.look(view)) {
      sink.nothing(yields());
      return;
    }
    Region region = line.region();
    sink.found("position", scale.of(line.position()), scale.unit(), region);
    sink.found("angle", line.degrees(), "degree", region);
    sink.found("straightness", scale.of(line.straightness()), scale.unit(), region);
    sink.found("found", line.share(), "share", region);
  }
}
