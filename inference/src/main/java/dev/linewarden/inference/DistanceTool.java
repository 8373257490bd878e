package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.util.List;
import java.util.Optional;

/// `distance`: how far the place that one tool above found (`from`) is from that of another (`to`),
/// which look at the same view: `straight`, and where `to` is a line at right angles to it; or only
/// along `x` or `y`, and then negative to the left or upwards. Finding: `distance` in pixels or mm;
/// NaN when one of them was not found.
final class DistanceTool implements Tool {
  private final Mark.Maker from;
  private final Mark.Maker to;
  private final Along along;
  private final Scale scale;

  enum Along {
    STRAIGHT,
    X,
    Y
  }

  private DistanceTool(Mark.Maker from, Mark.Maker to, Along along, Scale scale) {
    this.from = from;
    this.to = to;
    this.along = along;
    this.scale = scale;
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Optional<Mark.Maker> from = bench.above().place(settings, "from", bench.viewNumber());
    Optional<Mark.Maker> to = bench.above().place(settings, "to", bench.viewNumber());
    Along along = settings.choice("along", Along.class, Along.STRAIGHT);
    settings.finish();
    return new DistanceTool(from.orElseThrow(), to.orElseThrow(), along, Scale.of(bench.view()));
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return List.of("distance");
  }

  @Override
  public void run(View view, FindingSink sink) {
    double right = to.mark().x() - from.mark().x();
    double down = to.mark().y() - from.mark().y();
    double pixels =
        switch (along) {
          case STRAIGHT ->
              to.isLine() ? Math.abs(from.mark().above(to.mark())) : Math.hypot(right, down);
          case X -> right;
          case Y -> down;
        };
    sink.found("distance", scale.of(pixels), scale.unit(), null);
  }
}
