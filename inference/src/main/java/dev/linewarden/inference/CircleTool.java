package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.CircleFit;
import dev.linewarden.vision.Mark;
import dev.linewarden.vision.Spokes;
import dev.linewarden.vision.Steps;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;

/// `circle`: walking outwards along the spokes of a ring, the circle through the steps of those
/// that agree within the `tolerance`; a share of `needed` must. Findings: `diameter` in pixels or
/// mm; `roundness`, how much the farthest of its points from the centre is farther than the
/// nearest; `found`, the share of spokes that agree, 0 when there is no circle, and the rest NaN.
final class CircleTool implements MarkMaker {
  private static final double TOLERANCE_MIN = 0.1;
  private static final double TOLERANCE_MAX = 64;
  private static final double NEEDED_MIN = 0.2;

  private final Setup setup;
  private final Scale scale;
  private final Spokes spokes;
  private final CircleFit fit;
  private final Mark mark;

  private record Setup(Steps steps, double tolerance, double needed, Spokes.Setup spokes) {}

  private CircleTool(Setup setup, Bench bench) {
    this.setup = setup;
    this.scale = Scale.of(bench.view(), setup.spokes().zone().pose());
    this.spokes = new Spokes(setup.spokes(), bench.room());
    this.fit = new CircleFit(setup.spokes().spokes(), setup.tolerance());
    this.mark = new Mark(setup.spokes().zone().pose());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Steps steps = ProfileReader.steps(settings);
    double tolerance = settings.number("tolerance", TOLERANCE_MIN, TOLERANCE_MAX, 2);
    double needed = settings.number("needed", NEEDED_MIN, 1, 0.5);
    Spokes.Setup spokes = ProfileReader.spokes(settings, bench);
    if (spokes.length() > 0) {
      ProfileReader.checkLength(settings, steps, spokes.length());
    }
    settings.finish();
    return new CircleTool(new Setup(steps, tolerance, needed, spokes), bench);
  }

  @Override
  public boolean needsColour() {
    return setup.spokes().channel().needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("diameter", "roundness", "found");
  }

  @Override
  public Mark mark() {
    return mark;
  }

  @Override
  public void run(View view, FindingSink sink) {
    mark.lose();
    if (!spokes.look(view)) {
      sink.nothing(yields());
      return;
    }
    boolean found = fitted();
    Zone zone = spokes.cutout().zone();
    if (found) {
      mark.set(zone.centreX() + fit.x(), zone.centreY() + fit.y());
    }
    Region region =
        found
            ? zone.circle(zone.width() / 2.0 + fit.x(), zone.height() / 2.0 + fit.y(), fit.radius())
            : spokes.cutout().region();
    double diameter = found ? scale.of(2 * fit.radius()) : Double.NaN;
    double roundness = found ? scale.of(fit.roundness()) : Double.NaN;
    double share = found ? (double) fit.agreeing() / spokes.count() : 0;
    sink.found("diameter", diameter, scale.unit(), region);
    sink.found("roundness", roundness, scale.unit(), region);
    sink.found("found", share, "share", region);
  }

  private boolean fitted() {
    fit.clear();
    for (int i = 0; i < spokes.count(); i++) {
      double step = setup.steps().find(spokes.profile(i));
      if (!Double.isNaN(step)) {
        fit.add(spokes.right(i, step), spokes.down(i, step));
      }
    }
    Zone zone = spokes.cutout().zone();
    return fit.fit(0, zone.width()) && fit.agreeing() >= setup.needed() * spokes.count();
  }
}
