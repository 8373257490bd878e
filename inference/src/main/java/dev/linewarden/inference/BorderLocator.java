package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Direction;
import dev.linewarden.vision.Lanes;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.Steps;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;

/// `locate` by `border`: walking through the box, how far the strongest step lies from where it was
/// `taught`; the part is moved by as much along the walk. Two of them, one following the other,
/// find both directions; with `turn`, a [BorderLineLocator], one finds the slope too. Findings:
/// `found`, the share of lanes with an edge, of which half are needed; `shift` in pixels, NaN when
/// it was not found.
final class BorderLocator implements Locator {
  private static final double NEEDED = 0.5;

  private final Steps steps;
  private final double taught;
  private final Direction direction;
  private final Channel channel;
  private final Pose base;
  private final Pose pose = Pose.toBeFound();
  private final Lanes lanes;
  private final double[] positions;

  private BorderLocator(Steps steps, double taught, Lanes.Setup setup, Bench bench) {
    this.steps = steps;
    this.taught = taught;
    this.direction = setup.direction();
    this.channel = setup.channel();
    this.base = setup.zone().pose();
    this.lanes = new Lanes(setup, bench.room());
    this.positions = new double[setup.lanes()];
  }

  static Tool make(SettingsReader settings, Bench bench) {
    if (settings.flag("turn", false)) {
      return BorderLineLocator.make(settings, bench);
    }
    Steps steps = ProfileReader.steps(settings);
    double taught = settings.number("taught", 0, VisionLoader.SIDE_MAX);
    Lanes.Setup setup = ProfileReader.lanes(settings, bench);
    ProfileReader.checkLength(settings, steps, setup.length());
    requireUpright(settings, setup.zone());
    settings.finish();
    return new BorderLocator(steps, taught, setup, bench);
  }

  static void requireUpright(SettingsReader settings, Zone zone) {
    if (zone.degrees() != 0) {
      settings.problem("a border is looked for in an upright 'box', but 'turned' is given");
    }
  }

  @Override
  public boolean needsColour() {
    return channel.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("found", "shift");
  }

  @Override
  public Pose pose() {
    return pose;
  }

  @Override
  public void run(View view, FindingSink sink) {
    pose.lose();
    if (!lanes.look(view)) {
      sink.nothing(yields());
      return;
    }
    int found = lanes.find(steps, positions);
    double share = (double) found / lanes.count();
    double shift = share < NEEDED ? Double.NaN : lanes.median(positions, found) - taught;
    if (!Double.isNaN(shift)) {
      double rightwards = direction.vertical() ? 0 : shift;
      double downwards = direction.vertical() ? shift : 0;
      pose.find(base, 0, 0, rightwards, downwards, Pose.Turn.NONE);
    }
    sink.found("found", share, "share", lanes.cutout().region());
    sink.found("shift", shift, "px", lanes.cutout().region());
  }
}
