package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.Spread;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;

/// `mean`: the average of one channel in a zone, 0 to 255.
final class MeanTool implements Tool {
  private final Channel channel;
  private final Cutout cutout;
  private final Plane plane;
  private final Spread spread;

  private MeanTool(Channel channel, Zone zone, Bench bench) {
    this.channel = channel;
    this.cutout = new Cutout(zone, bench.room());
    this.plane = new Plane(channel, cutout, bench.room());
    this.spread = new Spread(bench.room());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Channel channel = ChannelReader.read(settings);
    Zone zone = ZoneReader.read(settings, bench);
    settings.finish();
    return channel == Channel.HUE ? new HueTool(zone, bench) : new MeanTool(channel, zone, bench);
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
    if (!plane.look(view)) {
      sink.nothing(yields());
      return;
    }
    spread.measure(plane.pixels(), cutout.mask());
    sink.found("mean", spread.mean(), channel.unit(), cutout.region());
  }
}
