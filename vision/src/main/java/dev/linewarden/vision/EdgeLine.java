package dev.linewarden.vision;

import dev.linewarden.inspection.Region;
import java.util.List;

/// A straight edge that crosses the lanes of a box: the step in each lane, and a line through those
/// that agree. What tools on straight edges share. One thread.
public final class EdgeLine {
  private final Setup setup;
  private final Lanes lanes;
  private final LineFit fit;
  private final Mark mark;
  private boolean found;

  /// @param tolerance a lane whose step lies farther off the line does not belong to it, in pixels
  /// @param needed so many of the lanes must belong to it, or there is no line
  public record Setup(Steps steps, double tolerance, double needed, Lanes.Setup lanes) {}

  public EdgeLine(Setup setup, Room room) {
    this.setup = setup;
    this.lanes = new Lanes(setup.lanes(), room);
    this.fit = new LineFit(setup.lanes().lanes(), setup.tolerance());
    this.mark = new Mark(setup.lanes().zone().pose());
  }

  /// Whether a grey frame has nothing for it.
  public boolean needsColour() {
    return setup.lanes().channel().needsColour();
  }

  /// False when there is nothing to look at: see [Cutout#look].
  public boolean look(View view) {
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
  public Mark mark() {
    return mark;
  }

  /// Where it crosses the middle of the box along the walk, in pixels of the taught picture; NaN
  /// when there is no line.
  public double position() {
    return found ? fit.at(0) : Double.NaN;
  }

  /// By how much it is turned, clockwise as seen, from lying straight across the walk.
  public double degrees() {
    if (!found) {
      return Double.NaN;
    }
    double turned = Math.toDegrees(Math.atan(fit.slope()));
    return setup.lanes().direction().vertical() ? turned : -turned;
  }

  /// How far apart, at right angles to the line, the outermost of its points are, in pixels; NaN
  /// when there is no line.
  public double straightness() {
    return found ? fit.straightness() : Double.NaN;
  }

  /// The share of lanes whose step belongs to the line.
  public double share() {
    return found ? (double) fit.agreeing() / lanes.count() : 0;
  }

  /// The line itself, two pixels thick, where it lies in the frame; the box when there is none.
  public Region region() {
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
