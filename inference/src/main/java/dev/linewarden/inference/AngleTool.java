package dev.linewarden.inference;

import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Between;
import dev.linewarden.vision.Mark;
import dev.linewarden.vision.View;
import java.util.List;
import java.util.Optional;

/// `angle`: between the straight lines that two tools above found (`from` and `to`), which look at
/// the same view. Finding: `angle` from 0 (parallel) to 90 degrees, drawn from the middle of one to
/// where both meet and on to the middle of the other; where that lies outside of the frame, as a
/// piece of each, joined. NaN and nowhere when one was not found.
final class AngleTool implements Tool {
  /// Of the frame's shorter side.
  private static final double PIECE = 0.1;

  private final int width;
  private final int height;
  private final MarkMaker from;
  private final MarkMaker to;
  private final Between between;

  private AngleTool(RecipeView view, MarkMaker from, MarkMaker to) {
    this.width = view.width();
    this.height = view.height();
    this.from = from;
    this.to = to;
    this.between = new Between(from.mark(), to.mark());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Optional<MarkMaker> from = bench.above().line(settings, "from", bench.viewNumber());
    Optional<MarkMaker> to = bench.above().line(settings, "to", bench.viewNumber());
    settings.finish();
    return new AngleTool(bench.view(), from.orElseThrow(), to.orElseThrow());
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return List.of("angle");
  }

  @Override
  public void run(View view, FindingSink sink) {
    double degrees = Math.abs(between.turned());
    sink.found("angle", degrees, "degree", Double.isNaN(degrees) ? null : drawn());
  }

  private Region drawn() {
    Mark one = from.mark();
    Mark other = to.mark();
    Region.Point meeting = between.inFrame(between.crossing());
    if (meeting.x() >= 0 && meeting.x() <= width && meeting.y() >= 0 && meeting.y() <= height) {
      return new Region.Path(List.of(one.along(0), meeting, other.along(0)));
    }
    double piece = PIECE * Math.min(width, height);
    double far = between.goAlike() ? piece : -piece;
    return new Region.Path(
        List.of(one.along(-piece), one.along(piece), other.along(far), other.along(-far)));
  }
}
