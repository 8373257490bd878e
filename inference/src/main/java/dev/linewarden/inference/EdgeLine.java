package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.util.List;

/// A straight edge that crosses the lanes of a box: the step in each lane, and a line through those
/// that agree. What tools on straight edges share; the settings are those of [Lanes] and [Steps],
/// and `tolerance` and `needed`.
final class EdgeLine {
  private static final int LANES = 16;
  private static final int LANES_MIN = 3;
  private static final double TOLERANCE_MIN = 0.1;
  private static final double TOLERANCE_MAX = 64;
  private static final double NEEDED_MIN = 0.2;

  private final Setup setup;
  private final Lanes lanes;
  private final LineFit fit;
  private final Mark mark;
  private boolean found;

  /// @param tolerance a lane whose step lies farther off the line does not belong to it, in pixels
  /// @param needed so many of the lanes must belong to it, or there is no line
  record Setup(Steps steps, double tolerance, double needed, Lanes.Setup lanes) {
    static Setup read(SettingsReader settings, Bench bench) {
      Steps steps = Steps.read(settings);
      double tolerance = settings.number("tolerance", TOLERANCE_MIN, TOLERANCE_MAX, 2);
      double needed = settings.number("needed", NEEDED_MIN, 1, 0.5);
      Lanes.Setup lanes = Lanes.Setup.read(settings, bench, LANES_MIN, LANES);
      steps.checkLength(settings, lanes.length());
      return new Setup(steps, tolerance, needed, lanes);
    }
  }

  EdgeLine(Setup setup, Bench bench) {
    this.setup = setup;
    this.lanes = new Lanes(setup.lanes(), bench);
    this.fit = new LineFit(setup.lanes().lanes(), setup.tolerance());
    this.mark = new Mark(setup.lanes().zone().pose());
  }

  boolean needsColour() {
    return setup.lanes().channel().needsColour();
  }

  /// False when there is nothing to look at: see [Cutout#look].
  boolean look(View view) {
    mark.lose();
    found = false;
    if (!lanes.look(view)) {
      return false;
    }
    fit.clear();
    for (int i = 0; i < lanes.count(); i++) {
      double step = setup.steps().find(lanes.profile(i));
      if (!Double.isNaN(step)) {
        fit.add(lanes.middle(i) - lanes.across() / 2.0, lanes.position(step));
      }
    }
    found = fit.fit() && fit.agreeing() >= setup.needed() * lanes.count();
    if (found) {
      lanes.mark(lanes.across() / 2.0, fit.at(0), mark);
      mark.set(mark.x(), mark.y(), lanes.cutout().zone().degrees() + straight() + degrees());
    }
    return true;
  }

  private int straight() {
    return setup.lanes().direction().vertical() ? 0 : 90;
  }

  /// Its middle and where it goes; lost when there is no line.
  Mark mark() {
    return mark;
  }

  /// Where it crosses the middle of the box along the walk, in pixels of the taught picture; NaN
  /// when there is no line.
  double position() {
    return found ? fit.at(0) : Double.NaN;
  }

  /// By how much it is turned, clockwise as seen, from lying straight across the walk.
  double degrees() {
    if (!found) {
      return Double.NaN;
    }
    double turned = Math.toDegrees(Math.atan(fit.slope()));
    return setup.lanes().direction().vertical() ? turned : -turned;
  }

  double straightness() {
    return found ? fit.straightness() : Double.NaN;
  }

  /// The share of lanes whose step belongs to the line.
  double share() {
    return found ? (double) fit.agreeing() / lanes.count() : 0;
  }

  /// The line itself, two pixels thick, where it lies in the frame; the box when there is none.
  Region region() {
    if (!found) {
      return lanes.cutout().region();
    }
    double half = lanes.across() / 2.0;
    return new Region.Polygon(
        List.of(
            lanes.inFrame(0, fit.at(-half) - 1),
            lanes.inFrame(lanes.across(), fit.at(half) - 1),
            lanes.inFrame(lanes.across(), fit.at(half) + 1),
            lanes.inFrame(0, fit.at(-half) + 1)));
  }
}
