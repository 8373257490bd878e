package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// `mean`: the average of one channel in a box or polygon, 0 to 255.
final class MeanTool implements Tool {
  private final Channel channel;
  private final Area area;
  private final Plane plane;
  private final @Nullable Mat mask;
  private final Spread spread;

  private MeanTool(Channel channel, Area area, Bench bench) {
    this.channel = channel;
    this.area = area;
    this.plane = new Plane(channel, area, bench);
    this.mask = bench.mask(area);
    this.spread = new Spread(bench);
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Channel channel = settings.choice("channel", Channel.class, Channel.GREY);
    Area area = Area.read(settings, bench.view());
    settings.finish();
    return channel == Channel.HUE ? new HueTool(area, bench) : new MeanTool(channel, area, bench);
  }

  @Override
  public boolean needsColour() {
    return channel.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("mean");
  }

  @Override
  public void run(View view, FindingSink sink) {
    spread.measure(plane.look(view), mask);
    sink.found("mean", spread.mean(), channel.unit(), area.region());
  }
}
