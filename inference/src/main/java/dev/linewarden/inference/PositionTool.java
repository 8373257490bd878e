package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.View;
import java.util.List;
import java.util.Optional;

/// `position`: the place that a tool above found (`of`): an edge's or a line's middle in its box, a
/// circle's or a blob's centre. Findings: `x` and `y` in pixels or mm from the taught picture's
/// left and top; NaN when it was not found.
final class PositionTool implements Tool {
  private final MarkMaker of;
  private final Scale scale;

  private PositionTool(MarkMaker of, Bench bench) {
    this.of = of;
    this.scale = Scale.of(bench.view(), of.mark().pose());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Optional<MarkMaker> of = bench.above().place(settings, "of", bench.viewNumber());
    settings.finish();
    return new PositionTool(of.orElseThrow(), bench);
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return List.of("x", "y");
  }

  @Override
  public void run(View view, FindingSink sink) {
    sink.found("x", scale.of(of.mark().x()), scale.unit(), null);
    sink.found("y", scale.of(of.mark().y()), scale.unit(), null);
  }
}
