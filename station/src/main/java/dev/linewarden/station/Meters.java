package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Witness;

/// What is measured of the parts, for people. Written by the line's thread, read by any.
record Meters(LatencyMeter latency, ToolMeter tools, RateMeter rate, PixelMeter pixels)
    implements Witness {
  static Meters of(Clock clock) {
    return new Meters(new LatencyMeter(), new ToolMeter(), new RateMeter(clock), new PixelMeter());
  }

  @Override
  public void saw(LineEvent event, Frames frames) {
    latency.saw(event, frames);
    tools.saw(event, frames);
    rate.saw(event, frames);
    pixels.saw(event, frames);
  }
}
