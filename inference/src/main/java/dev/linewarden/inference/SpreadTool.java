package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.Spread;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// `mean`: the average of one channel in a zone, 0 to 255. `contrast`: its standard deviation, near
/// 0 where there is nothing but background.
final class SpreadTool implements Tool {
  private final String finding;
  private final ToDoubleFunction<Spread> value;
  private final Channel channel;
  private final Cutout cutout;
  private final Plane plane;
  private final Spread spread;

  private SpreadTool(
      String finding, ToDoubleFunction<Spread> value, Channel channel, Zone zone, Bench bench) {
    this.finding = finding;
    this.value = value;
    this.channel = channel;
    this.cutout = new Cutout(zone, bench.room());
    this.plane = new Plane(channel, cutout, bench.room());
    this.spread = new Spread(bench.room());
  }

  static Tool mean(SettingsReader settings, Bench bench) {
    Channel channel = ChannelReader.read(settings);
    Zone zone = ZoneReader.read(settings, bench);
    settings.finish();
    return channel == Channel.HUE
        ? new HueTool(zone, bench)
        : new SpreadTool("mean", Spread::mean, channel, zone, bench);
  }

  static Tool contrast(SettingsReader settings, Bench bench) {
    Channel channel = ChannelReader.readStraight(settings);
    Zone zone = ZoneReader.read(settings, bench);
    settings.finish();
    return new SpreadTool("contrast", Spread::deviation, channel, zone, bench);
  }

  @Override
  public boolean needsColour() {
    return channel.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of(finding);
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!plane.look(view)) {
      sink.nothing(yields());
      return;
    }
    spread.measure(plane.pixels(), cutout.mask());
    sink.found(finding, value.applyAsDouble(spread), channel.unit(), cutout.region());
  }
}
