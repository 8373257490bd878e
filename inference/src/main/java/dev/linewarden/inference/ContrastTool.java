package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.Spread;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;

/// `contrast`: the standard deviation of one channel in a zone. Near 0 where there is nothing but
/// background.
final class ContrastTool implements Tool {
  private final Channel channel;
  private final Cutout cutout;
  private final Plane plane;
  private final Spread spread;

  private ContrastTool(Channel channel, Zone zone, Bench bench) {
    this.channel = channel;
    this.cutout = new Cutout(zone, bench.room());
    this.plane = new Plane(channel, cutout, bench.room());
    this.spread = new Spread(bench.room());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Channel channel = ChannelReader.readStraight(settings);
    Zone zone = ZoneReader.read(settings, bench);
    settings.finish();
    return new ContrastTool(channel, zone, bench);
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
    if (!plane.look(view)) {
      sink.nothing(yields());
      return;
    }
    spread.measure(plane.pixels(), cutout.mask());
    sink.found("contrast", spread.deviation(), channel.unit(), cutout.region());
  }
}
