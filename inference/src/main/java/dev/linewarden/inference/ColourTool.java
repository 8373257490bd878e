package dev.linewarden.inference;

import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Setting;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.LabColour;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// `colour`: how near a zone's colour is to a taught one, as the eye sees it: in CIELAB, where a
/// distance of 1 is about the least that is noticed. `lab` is the taught colour [L 0 to 100, a, b
/// -128 to 127], which [ColourTeacher] works out. Findings: `distance` of the zone's mean colour
/// from it; `share` of the pixels that are within `within` of it. Both in CIE76 delta E; a pixel
/// near the limit can be off by 1, because its colour is looked up in steps of four greys.
final class ColourTool implements Tool {
  private static final double DISTANCE_MAX = 300;

  private static final Setting.Numbers LAB =
      Setting.Numbers.of(
          "[L 0 to 100, a -128 to 127, b -128 to 127]",
          new Setting.Numbers.Span(0, 100, false),
          new Setting.Numbers.Span(-128, 128, false),
          new Setting.Numbers.Span(-128, 128, false));

  private final LabColour taught;
  private final Cutout cutout;
  private final int pixels;
  private final Mat bgr;
  private final ByteBuffer bgrBytes;
  private final byte[] values;
  private final @Nullable ByteBuffer counting;
  private final byte[] near;
  private final LabColour.Converter converter;

  private ColourTool(LabColour taught, double within, Zone zone, Bench bench) {
    this.taught = taught;
    this.cutout = new Cutout(zone, bench.room());
    this.pixels = cutout.counting();
    this.bgr = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC3);
    this.bgrBytes = bgr.createBuffer();
    this.values = new byte[3 * zone.width() * zone.height()];
    Mat mask = cutout.mask();
    this.counting = mask == null ? null : mask.createBuffer();
    this.converter = new LabColour.Converter(bench.room());
    this.near = taught.near(within);
  }

  static Tool make(SettingsReader settings, Bench bench) {
    LabColour taught = colour(settings);
    double within = settings.number("within", 0, DISTANCE_MAX);
    Zone zone = ZoneReader.read(settings, bench);
    settings.finish();
    return new ColourTool(taught, within, zone, bench);
  }

  private static LabColour colour(SettingsReader settings) {
    List<Double> n = settings.numbers("lab", LAB);
    return n.isEmpty() ? new LabColour(0, 0, 0) : new LabColour(n.get(0), n.get(1), n.get(2));
  }

  @Override
  public boolean needsColour() {
    return true;
  }

  @Override
  public List<String> yields() {
    return List.of("distance", "share");
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (view.format() == PixelFormat.MONO8 || !cutout.look(view)) {
      sink.nothing(yields());
      return;
    }
    cutout.pixels().copyTo(bgr);
    bgrBytes.get(0, values);
    compare(sink);
  }

  private void compare(FindingSink sink) {
    if (counting != null) {
      keep(counting);
    }
    byte[] colours = values;
    byte[] hit = near;
    int end = 3 * pixels;
    long hits = 0;
    long blue = 0;
    long green = 0;
    long red = 0;
    for (int i = 0; i < end; i += 3) {
      int b = colours[i] & 0xFF;
      int g = colours[i + 1] & 0xFF;
      int r = colours[i + 2] & 0xFF;
      blue += b;
      green += g;
      red += r;
      hits += hit[LabColour.step(b, g, r)];
    }
    double all = pixels;
    double distance = converter.distance(taught, blue / all, green / all, red / all);
    sink.found("distance", distance, "delta E", cutout.region());
    sink.found("share", hits / all, "share", cutout.region());
  }

  /// Moves the pixels that count to the front.
  private void keep(ByteBuffer mask) {
    int kept = 0;
    for (int i = 0; i < values.length; i += 3) {
      if (mask.get(i / 3) != 0) {
        values[kept++] = values[i];
        values[kept++] = values[i + 1];
        values[kept++] = values[i + 2];
      }
    }
  }
}
