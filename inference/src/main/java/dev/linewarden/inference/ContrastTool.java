package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// `contrast`: the standard deviation of one channel in a box or polygon. Near 0 where there is
/// nothing but background.
final class ContrastTool implements Tool {
  private final Channel channel;
  private final Area area;
  private final Plane plane;
  private final @Nullable Mat mask;
  private final Spread spread;

  private ContrastTool(Channel channel, Area area, Bench bench) {
    this.channel = channel;
    this.area = area;
    this.plane = new Plane(channel, area, bench);
    this.mask = bench.mask(area);
    this.spread = new Spread(bench);
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Channel channel = settings.choice("channel", Channel.class, Channel.GREY);
    if (channel == Channel.HUE) {
      settings.problem("'channel' must not be 'hue': a circle has no standard deviation");
    }
    Area area = Area.read(settings, bench.view());
    settings.finish();
    return new ContrastTool(channel, area, bench);
  }

  @Override
  public boolean needsColour() {
    return channel.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("contrast");
  }

  @Override
  public void run(View view, FindingSink sink) {
    spread.measure(plane.look(view), mask);
    sink.found("contrast", spread.deviation(), channel.unit(), area.region());
  }
}
