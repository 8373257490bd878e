package dev.linewarden.inference;

import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Alignment;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Defects;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/// `pair`: where a box shows something else than its template does, which is the same box of the
/// view `template`, or of the picture `picture` of the recipe; in grey. The template may have to be
/// moved by up to `shift` pixels (0 to 32, else 0), each tile of it a little more; where it then
/// shows nothing, nothing is compared. Borders may be off by `tolerance` pixels (0 to 8, else 1),
/// grey values by `minStep` (1 to 254), and what is thinner than `minWidth` pixels (1 to 16, else
/// 1) is none. Differences up to `join` pixels apart (0 to 64, else 3) are one, which counts from
///    `minArea` pixels on (else 4). Findings: `count`; `area` of the largest in pixels; one `box`
///    for each, at most [Defects#DEFECTS_MAX], larger by `margin` pixels (0 to 64, else 0) on each
///    side, its area as the value.
final class PairTool implements Tool {
  private final Setup setup;
  private final Plane plane;
  private final Cutout cutout;
  private final @Nullable Plane templatePlane;
  private final Alignment alignment;
  private final Defects defects;
  private final Bytes picture;
  private final Bytes template;
  private final Bytes aligned;
  private final Mat bright;
  private final Mat dark;
  private final Mat marks;
  private final ByteBuffer markBytes;
  private final Mat tolerance;
  private final Mat width;
  private @Nullable View templateView;

  /// @param template the number of the view with the template
  private record Setup(
      Optional<Integer> template,
      Optional<String> picture,
      int shift,
      int tolerance,
      int minStep,
      int minWidth,
      Defects.Rule rule,
      int margin) {
    static Setup read(SettingsReader settings, Bench bench) {
      boolean isView = settings.oneOf("template", "picture").orElse("").equals("template");
      return new Setup(
          isView ? Optional.of(template(settings, bench)) : Optional.empty(),
          isView ? Optional.empty() : Optional.of(settings.text("picture", "")),
          settings.integer("shift", 0, 32, 0),
          settings.integer("tolerance", 0, 8, 1),
          settings.integer("minStep", 1, 254),
          settings.integer("minWidth", 1, 16, 1),
          DefectFindings.read(settings),
          settings.integer("margin", 0, 64, 0));
    }

    private static int template(SettingsReader settings, Bench bench) {
      String name = settings.text("template");
      List<RecipeView> views = bench.recipe().views();
      List<String> names = views.stream().map(RecipeView::name).toList();
      int number = names.indexOf(name);
      if (number < 0 || number == bench.viewNumber()) {
        settings.problem(
            "'template' must name another view of the recipe, but is '%s'%s"
                .formatted(name, Nearest.hint(name, names)));
        return 0;
      }
      RecipeView other = views.get(number);
      if (other.width() != bench.view().width() || other.height() != bench.view().height()) {
        settings.problem("the frames of view '%s' must be of the same size".formatted(name));
      }
      return number;
    }
  }

  /// A picture on the heap and in OpenCV's memory.
  private static final class Bytes {
    private final Mat mat;
    private final ByteBuffer buffer;
    private final byte[] bytes;

    Bytes(Mat mat) {
      this.mat = mat;
      this.buffer = mat.createBuffer();
      this.bytes = new byte[mat.rows() * mat.cols()];
    }

    byte[] read() {
      buffer.get(0, bytes);
      return bytes;
    }

    void write(byte[] values) {
      buffer.put(0, values);
    }
  }

  private PairTool(Setup setup, Zone zone, Bench bench) {
    this.setup = setup;
    this.cutout = new Cutout(zone, bench.room());
    this.plane = new Plane(Channel.GREY, cutout, bench.room());
    this.alignment = new Alignment(zone.width(), zone.height(), setup.shift);
    this.defects = new Defects(setup.rule, zone.width(), zone.height());
    this.picture = new Bytes(plane.settled());
    int rim = 2 * alignment.rim();
    this.template =
        new Bytes(bench.mat(zone.height() + rim, zone.width() + rim, opencv_core.CV_8UC1));
    this.aligned = new Bytes(empty(zone, bench));
    this.bright = empty(zone, bench);
    this.dark = empty(zone, bench);
    this.marks = empty(zone, bench);
    this.markBytes = marks.createBuffer();
    this.tolerance = kernel(2 * setup.tolerance + 1, bench);
    this.width = kernel(setup.minWidth, bench);
    if (setup.picture.isPresent()) {
      templatePlane = null;
      surround(pictured(setup.picture.get(), zone, bench));
    } else {
      Zone same = zone.following(Pose.asTaught());
      templatePlane = new Plane(Channel.GREY, new Cutout(same, bench.room()), bench.room());
    }
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Setup setup = Setup.read(settings, bench);
    Zone zone = ZoneReader.readBox(settings, bench);
    if (zone.degrees() != 0) {
      settings.problem("a pair is compared in an upright 'box', but 'turned' is given");
    }
    settings.finish();
    return new PairTool(setup, zone, bench);
  }

  private static Mat empty(Zone zone, Bench bench) {
    return bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
  }

  private static Mat kernel(int side, Bench bench) {
    try (Size size = new Size(side, side)) {
      return bench
          .scope()
          .keep(opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, size));
    }
  }

  private static Mat pictured(String name, Zone zone, Bench bench) {
    Mat whole = Picture.grey(name, bench.view().width(), bench.view().height(), bench);
    try (Rect rect = new Rect((int) zone.left(), (int) zone.top(), zone.width(), zone.height())) {
      return bench.scope().keep(new Mat(whole, rect));
    }
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return DefectFindings.names();
  }

  @Override
  public void beside(List<View> views) {
    templateView = setup.template.map(views::get).orElse(null);
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!plane.settle(view) || !takeTemplate()) {
      sink.nothing(yields());
      return;
    }
    aligned.write(alignment.align(template.bytes, picture.read()));
    compare();
    DefectFindings.say(defects, markBytes, cutout, setup.margin, sink);
  }

  private boolean takeTemplate() {
    Plane from = templatePlane;
    View view = templateView;
    if (from == null || view == null) {
      return from == null;
    }
    if (!from.look(view)) {
      return false;
    }
    surround(from.pixels());
    return true;
  }

  /// The template with its rim, for moving it.
  private void surround(Mat pixels) {
    int rim = alignment.rim();
    opencv_core.copyMakeBorder(
        pixels, template.mat, rim, rim, rim, rim, opencv_core.BORDER_REPLICATE);
    template.read();
  }

  /// Marks what is brighter than the template is anywhere near, or darker.
  private void compare() {
    opencv_imgproc.dilate(aligned.mat, bright, tolerance);
    opencv_imgproc.erode(aligned.mat, dark, tolerance);
    opencv_core.subtract(picture.mat, bright, bright);
    opencv_core.subtract(dark, picture.mat, dark);
    opencv_core.max(bright, dark, bright);
    opencv_imgproc.threshold(bright, marks, setup.minStep, 255, opencv_imgproc.THRESH_BINARY);
    if (setup.minWidth > 1) {
      opencv_imgproc.erode(marks, dark, width);
      opencv_imgproc.dilate(dark, marks, width);
    }
  }
}
