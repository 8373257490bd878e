package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Lanes;
import dev.linewarden.vision.Shade;
import dev.linewarden.vision.View;
import java.util.List;

/// `level`: walking through the box, where it becomes dark (or bright) and stays so for `hold`
/// pixels: a fill level. Findings: `position` in pixels or mm from the taught picture's top or
/// left, the median of the lanes, finer than a pixel: where the brightness crosses the `threshold`;
/// `spread`, how far the lanes are apart. The scale ends with the box: dark from the first pixel on
/// is the box's beginning, never dark is its end.
final class LevelTool implements Tool {
  private final Shade to;
  private final double threshold;
  private final int hold;
  private final Channel channel;
  private final Scale scale;
  private final Lanes lanes;
  private final double[] positions;

  private LevelTool(Shade to, double threshold, int hold, Lanes.Setup setup, Bench bench) {
    this.to = to;
    this.threshold = threshold;
    this.hold = hold;
    this.channel = setup.channel();
    this.scale = Scale.of(bench.view(), setup.zone().pose());
    this.lanes = new Lanes(setup, bench.room());
    this.positions = new double[setup.lanes()];
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Shade to = settings.choice("to", Shade.class, Shade.DARK);
    double threshold = settings.number("threshold", 0, 255);
    Lanes.Setup setup = ProfileReader.lanes(settings, bench);
    int hold = settings.integer("hold", 1, setup.length(), Math.min(4, setup.length()));
    settings.finish();
    return new LevelTool(to, threshold, hold, setup, bench);
  }

  @Override
  public boolean needsColour() {
    return channel.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("position", "spread");
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!lanes.look(view)) {
      sink.nothing(yields());
      return;
    }
    for (int i = 0; i < positions.length; i++) {
      positions[i] = lanes.position(crossing(lanes.profile(i)));
    }
    double position = lanes.median(positions, positions.length);
    Region region = lanes.cutout().region();
    sink.found("position", scale.of(position), scale.unit(), region);
    double spread = Lanes.spread(positions, positions.length);
    sink.found("spread", scale.of(spread), scale.unit(), region);
  }

  private double crossing(float[] profile) {
    int run = 0;
    for (int i = 0; i < profile.length; i++) {
      boolean there = to == Shade.DARK ? profile[i] < threshold : profile[i] > threshold;
      run = there ? run + 1 : 0;
      if (run == hold) {
        return between(profile, i - hold + 1);
      }
    }
    return profile.length;
  }

  /// From the middle of the last value that was not there yet to the middle of the first that is,
  /// the profile is taken for straight.
  private double between(float[] profile, int first) {
    if (first == 0) {
      return 0;
    }
    double before = profile[first - 1];
    return first - 0.5 + (threshold - before) / (profile[first] - before);
  }
}
