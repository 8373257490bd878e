package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Lanes;
import dev.linewarden.vision.Shade;
import dev.linewarden.vision.Steps;
import dev.linewarden.vision.View;
import java.util.List;

/// `width`: walking through the box, how far a step to dark (or bright) and one to bright (or dark)
/// after it are apart, finer than a pixel. Which two, says `pair`: `outer`, the first and the last
/// of the box; `inner`, from the box's middle the nearest on each side; `strongest`; `first`, the
/// first and the next after it. Findings: `width` in pixels or mm, the median of the lanes that
/// have both; `from` and `to`, the medians of both positions; `spread`, how far the lanes' widths
/// are apart; `found`, the share of lanes with both. Without any, all but `found` are NaN.
final class WidthTool implements Tool {
  private final Steps to;
  private final Steps then;
  private final Pair pair;
  private final Lanes.Setup setup;
  private final Scale scale;
  private final Lanes lanes;
  private final double[] widths;
  private final double[] froms;
  private final double[] tos;

  enum Pair {
    STRONGEST,
    OUTER,
    INNER,
    FIRST
  }

  private WidthTool(Steps to, Steps then, Pair pair, Lanes.Setup setup, Bench bench) {
    this.to = to;
    this.then = then;
    this.pair = pair;
    this.setup = setup;
    this.scale = Scale.of(bench.view(), setup.zone().pose());
    this.lanes = new Lanes(setup, bench.room());
    this.widths = new double[setup.lanes()];
    this.froms = new double[setup.lanes()];
    this.tos = new double[setup.lanes()];
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Shade to = settings.choice("to", Shade.class, Shade.DARK);
    Shade then = settings.choice("then", Shade.class, to.other());
    Pair pair = settings.choice("pair", Pair.class, Pair.STRONGEST);
    double minStep = settings.number("minStep", 1, 255);
    int reach = settings.integer("reach", 1, Steps.REACH_MAX, 3);
    Lanes.Setup setup = ProfileReader.lanes(settings, bench);
    Steps first = new Steps(to, pick(pair, true), minStep, reach);
    ProfileReader.checkLength(settings, first, setup.length());
    settings.finish();
    return new WidthTool(
        first, new Steps(then, pick(pair, false), minStep, reach), pair, setup, bench);
  }

  private static Steps.Pick pick(Pair pair, boolean first) {
    return switch (pair) {
      case STRONGEST -> Steps.Pick.STRONGEST;
      case OUTER -> first ? Steps.Pick.FIRST : Steps.Pick.LAST;
      case INNER -> first ? Steps.Pick.LAST : Steps.Pick.FIRST;
      case FIRST -> Steps.Pick.FIRST;
    };
  }

  @Override
  public boolean needsColour() {
    return setup.channel().needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("width", "from", "to", "spread", "found");
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!lanes.look(view)) {
      sink.nothing(yields());
      return;
    }
    int found = 0;
    for (int i = 0; i < lanes.count(); i++) {
      found += measure(lanes.profile(i), found) ? 1 : 0;
    }
    Region region = lanes.cutout().region();
    sink.found("width", scale.of(lanes.median(widths, found)), scale.unit(), region);
    sink.found("from", scale.of(lanes.median(froms, found)), scale.unit(), region);
    sink.found("to", scale.of(lanes.median(tos, found)), scale.unit(), region);
    sink.found("spread", scale.of(Lanes.spread(widths, found)), scale.unit(), region);
    sink.found("found", (double) found / lanes.count(), "share", region);
  }

  private boolean measure(float[] profile, int slot) {
    double middle = profile.length / 2.0;
    double from = to.find(profile, 0, pair == Pair.INNER ? middle : profile.length);
    if (Double.isNaN(from)) {
      return false;
    }
    double end = then.find(profile, behind(profile, from, middle), profile.length);
    if (Double.isNaN(end)) {
      return false;
    }
    froms[slot] = lanes.position(from);
    tos[slot] = lanes.position(end);
    widths[slot] = end - from;
    return true;
  }

  /// From where on the second edge is looked for. One of the same kind as the first must be another
  /// one, not the rest of it.
  private double behind(float[] profile, double from, double middle) {
    double behind = then.to() == to.to() ? to.behind(profile, from) : from + 1;
    return pair == Pair.INNER ? Math.max(middle, behind) : behind;
  }
}
