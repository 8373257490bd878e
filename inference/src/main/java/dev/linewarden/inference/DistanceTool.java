package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Between;
import dev.linewarden.vision.View;
import java.util.List;
import java.util.Optional;

/// `distance`: how far the place that one tool above found (`from`) is from that of another (`to`),
/// which look at the same view: `straight`, and where `to` is a line at right angles to it; or only
/// along `x` or `y`, and then negative to the left or upwards. [Between] says in which picture.
/// Finding: `distance` in pixels or mm, drawn as the way that was measured; NaN and nowhere when
/// one of them was not found.
final class DistanceTool implements Tool {
  private final Between between;
  private final boolean toLine;
  private final Along along;
  private final Scale scale;

  enum Along {
    STRAIGHT,
    X,
    Y
  }

  private DistanceTool(MarkMaker from, MarkMaker to, Along along, Bench bench) {
    this.between = new Between(from.mark(), to.mark());
    this.toLine = to.isLine();
    this.along = along;
    this.scale = Scale.of(bench.view(), between.pose());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Optional<MarkMaker> from = bench.above().place(settings, "from", bench.viewNumber());
    Optional<MarkMaker> to = bench.above().place(settings, "to", bench.viewNumber());
    Along along = settings.choice("along", Along.class, Along.STRAIGHT);
    settings.finish();
    return new DistanceTool(from.orElseThrow(), to.orElseThrow(), along, bench);
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
    if (!between.isFound()) {
      sink.found("distance", Double.NaN, scale.unit(), null);
      return;
    }
    Region.Point start = between.start();
    Region.Point end = end(start);
    double right = end.x() - start.x();
    double down = end.y() - start.y();
    double pixels =
        switch (along) {
          case STRAIGHT -> Math.hypot(right, down);
          case X -> right;
          case Y -> down;
        };
    Region way = new Region.Path(List.of(between.inFrame(start), between.inFrame(end)));
    sink.found("distance", scale.of(pixels), scale.unit(), way);
  }

  /// Where the way that is measured ends.
  private Region.Point end(Region.Point start) {
    return switch (along) {
      case STRAIGHT -> toLine ? between.nearest() : between.end();
      case X -> new Region.Point(between.end().x(), start.y());
      case Y -> new Region.Point(start.x(), between.end().y());
    };
  }
}
