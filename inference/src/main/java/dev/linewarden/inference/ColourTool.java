package dev.linewarden.inference;

import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.SettingsReader;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// `colour`: how near a zone's colour is to a taught one, as the eye sees it: in CIELAB, where a
/// distance of 1 is about the least that is noticed. `lab` is the taught colour [L 0 to 100, a, b
/// -128 to 127], which [ColourTeacher] works out. Findings: `distance` of the zone's mean from it;
/// `share` of the pixels that are within `within` of it. Both in CIE76 delta E.
final class ColourTool implements Tool {
  private static final double DISTANCE_MAX = 300;

  private final LabColour taught;
  private final double within;
  private final Cutout cutout;
  private final int pixels;
  private final Mat lab;
  private final ByteBuffer labBytes;
  private final byte[] values;
  private final @Nullable ByteBuffer counting;

  private ColourTool(LabColour taught, double within, Zone zone, Bench bench) {
    this.taught = taught;
    this.within = within;
    this.cutout = new Cutout(zone, bench);
    this.pixels = cutout.counting();
    this.lab = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC3);
    this.labBytes = lab.createBuffer();
    this.values = new byte[3 * zone.width() * zone.height()];
    Mat mask = cutout.mask();
    this.counting = mask == null ? null : mask.createBuffer();
  }

  static Tool make(SettingsReader settings, Bench bench) {
    LabColour taught = LabColour.read(settings, "lab");
    double within = settings.number("within", 0, DISTANCE_MAX);
    Zone zone = Zone.read(settings, bench);
    settings.finish();
    return new ColourTool(taught, within, zone, bench);
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
    opencv_imgproc.cvtColor(cutout.pixels(), lab, opencv_imgproc.COLOR_BGR2Lab);
    labBytes.get(0, values);
    compare(sink);
  }

  private void compare(FindingSink sink) {
    double least = within * within;
    long near = 0;
    long lights = 0;
    long as = 0;
    long bs = 0;
    for (int i = 0; i < values.length; i += 3) {
      if (counting == null || counting.get(i / 3) != 0) {
        int light = values[i] & 0xFF;
        int a = values[i + 1] & 0xFF;
        int b = values[i + 2] & 0xFF;
        lights += light;
        as += a;
        bs += b;
        near += taught.squaredDistance(light, a, b) <= least ? 1 : 0;
      }
    }
    double away =
        taught.squaredDistance(
            (double) lights / pixels, (double) as / pixels, (double) bs / pixels);
    sink.found("distance", Math.sqrt(away), "delta E", cutout.region());
    sink.found("share", (double) near / pixels, "share", cutout.region());
  }
}
