package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.EdgeLine;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;

/// `locate` by `border` with `turn`: a straight border across the walk, of which besides its place
/// also the slope says where the part lies: it was `taught` at that place in the middle of the box
/// and turned by `taughtTurn` degrees (else 0), clockwise. Other settings are those of `line`.
/// Findings: `found`, the share of lanes whose edge lies on the line; `shift` in pixels and `turn`
/// in degrees from how it was taught, NaN when it was not found.
final class BorderLineLocator implements Locator {
  private static final double TURN_MAX = 45;

  private final EdgeLine line;
  private final Zone box;
  private final boolean vertical;
  private final double taught;
  private final double taughtTurn;
  private final Pose pose = Pose.toBeFound();

  private BorderLineLocator(EdgeLine.Setup setup, double taught, double taughtTurn, Bench bench) {
    this.line = new EdgeLine(setup, bench.room());
    this.box = setup.lanes().zone();
    this.vertical = setup.lanes().direction().vertical();
    this.taught = taught;
    this.taughtTurn = taughtTurn;
  }

  static Tool make(SettingsReader settings, Bench bench) {
    double taught = settings.number("taught", 0, VisionLoader.SIDE_MAX);
    double taughtTurn = settings.number("taughtTurn", -TURN_MAX, TURN_MAX, 0);
    EdgeLine.Setup setup = ProfileReader.line(settings, bench);
    BorderLocator.requireUpright(settings, setup.lanes().zone());
    settings.finish();
    return new BorderLineLocator(setup, taught, taughtTurn, bench);
  }

  @Override
  public boolean needsColour() {
    return line.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("found", "shift", "turn");
  }

  @Override
  public Pose pose() {
    return pose;
  }

  @Override
  public void run(View view, FindingSink sink) {
    pose.lose();
    if (!line.look(view)) {
      sink.nothing(yields());
      return;
    }
    double position = line.position();
    double turn = line.degrees() - taughtTurn;
    if (!Double.isNaN(position)) {
      double fromX = vertical ? box.centreX() : taught;
      double fromY = vertical ? taught : box.centreY();
      double toX = vertical ? box.centreX() : position;
      double toY = vertical ? position : box.centreY();
      pose.find(box.pose(), fromX, fromY, toX, toY, new Pose.Turn(turn, 1));
    }
    sink.found("found", line.share(), "share", line.region());
    sink.found("shift", position - taught, "px", line.region());
    sink.found("turn", turn, "degree", line.region());
  }
}
