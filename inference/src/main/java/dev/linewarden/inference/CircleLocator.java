package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.CircleFit;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.GreyLevel;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.Shade;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;

/// `locate` by `circle`: a circle whose edge lies in a `ring` and which was taught with its centre
/// at `taught` ([x, y] in pixels). Walking outwards on `rays` (16 to 360, else 72) from the ring's
/// centre, the strongest step to `dark` or `bright` (`to`) of at least `minStep` (1 to 255 grey
/// levels) counts; most of those on one circle of a radius from `minRadius` to `maxRadius` (else
/// the ring's) say where it is, and are looked at once more from its own centre. Findings: `score`,
/// the share of rays whose edge lies on it; `x`, `y` and `radius` in pixels, NaN when it has less
/// than 0.4 of them.
final class CircleLocator implements Locator {
  private static final double NEEDED = 0.4;
  private static final double TOLERANCE = 1.5;
  private static final int REACH = 2;

  private final Setup setup;
  private final Zone zone;
  private final Cutout cutout;
  private final Plane plane;
  private final GreyLevel picture;
  private final CircleFit fit;
  private final double[] profile;
  private final double sign;
  private final double inner;
  private final Pose pose = Pose.toBeFound();

  private record Setup(
      Channel channel,
      Shade to,
      double minStep,
      int rays,
      double minRadius,
      double maxRadius,
      List<Double> taught) {}

  private CircleLocator(Setup setup, Zone zone, Zone.Form.Ring ring, Bench bench) {
    this.setup = setup;
    this.zone = zone;
    this.cutout = new Cutout(zone, bench.room());
    this.plane = new Plane(setup.channel, cutout, bench.room());
    this.picture = new GreyLevel(plane.settled());
    this.fit = new CircleFit(setup.rays, TOLERANCE);
    this.inner = ring.inner();
    this.profile = new double[(int) (ring.outer() - ring.inner()) + 1];
    this.sign = setup.to == Shade.BRIGHT ? 1 : -1;
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Zone zone = ZoneReader.readRing(settings, bench);
    Zone.Form.Ring ring =
        zone.form() instanceof Zone.Form.Ring given ? given : new Zone.Form.Ring(0, 1);
    Setup setup =
        new Setup(
            ChannelReader.readStraight(settings),
            settings.choice("to", Shade.class, Shade.DARK),
            settings.number("minStep", 1, 255),
            settings.integer("rays", 16, 360, 72),
            radius(settings, "minRadius", ring.inner()),
            radius(settings, "maxRadius", ring.outer()),
            BlobLocator.place(settings));
    if (setup.minRadius > setup.maxRadius) {
      settings.problem("'minRadius' must not be above 'maxRadius'");
    }
    settings.finish();
    return new CircleLocator(setup, zone, ring, bench);
  }

  private static double radius(SettingsReader settings, String key, double ofTheRing) {
    double said = settings.number(key, 1, VisionLoader.SIDE_MAX, 0);
    return said == 0 ? Math.max(1, ofTheRing) : said;
  }

  @Override
  public boolean needsColour() {
    return setup.channel.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("score", "x", "y", "radius");
  }

  @Override
  public Pose pose() {
    return pose;
  }

  @Override
  public void run(View view, FindingSink sink) {
    pose.lose();
    if (!plane.settle(view)) {
      sink.nothing(yields());
      return;
    }
    collect();
    boolean found = fit.fit(setup.minRadius, setup.maxRadius);
    if (found) {
      collectAround(fit.x(), fit.y(), fit.radius());
      found = fit.fit(setup.minRadius, setup.maxRadius);
    }
    double score = found ? (double) fit.agreeing() / setup.rays : 0;
    sink.found("score", score, "score", cutout.region());
    if (score < NEEDED) {
      sink.nothing(yields().subList(1, yields().size()));
      return;
    }
    double x = zone.taughtX(fit.x(), fit.y());
    double y = zone.taughtY(fit.x(), fit.y());
    pose.find(zone.pose(), setup.taught.getFirst(), setup.taught.getLast(), x, y, Pose.Turn.NONE);
    Region where = zone.circle(fit.x(), fit.y(), fit.radius());
    sink.found("x", x, "px", where);
    sink.found("y", y, "px", where);
    sink.found("radius", fit.radius(), "px", where);
  }

  /// The strongest step on each ray from the ring's centre.
  private void collect() {
    double centreX = picture.width() / 2.0;
    double centreY = picture.height() / 2.0;
    fit.clear();
    for (int ray = 0; ray < setup.rays; ray++) {
      double alongX = alongX(ray);
      double alongY = alongY(ray);
      double away = strongest(centreX, centreY, alongX, alongY);
      if (!Double.isNaN(away)) {
        fit.add(centreX + away * alongX, centreY + away * alongY);
      }
    }
  }

  private double strongest(double centreX, double centreY, double alongX, double alongY) {
    for (int i = 0; i < profile.length; i++) {
      double x = centreX + (inner + i) * alongX;
      double y = centreY + (inner + i) * alongY;
      profile[i] = picture.inside(x, y, 1) ? picture.at(x, y) : i == 0 ? 0 : profile[i - 1];
    }
    double best = Math.nextDown(setup.minStep);
    int border = -1;
    for (int i = REACH; i <= profile.length - REACH; i++) {
      double after = profile[i] + profile[Math.min(i + 1, profile.length - 1)];
      double step = sign * (after - profile[i - 1] - profile[i - 2]) / REACH;
      if (step > best) {
        best = step;
        border = i;
      }
    }
    // A border between two places of the profile, which are a pixel apart.
    return border < 0 ? Double.NaN : inner + border - 0.5;
  }

  /// Between pixels and at right angles to the circle.
  private void collectAround(double x, double y, double radius) {
    fit.clear();
    for (int ray = 0; ray < setup.rays; ray++) {
      double alongX = alongX(ray);
      double alongY = alongY(ray);
      double edge =
          picture.edge(
              x + radius * alongX,
              y + radius * alongY,
              sign * alongX,
              sign * alongY,
              GreyLevel.REACH_MAX,
              setup.minStep / 2);
      if (!Double.isNaN(edge)) {
        double away = radius + sign * edge;
        fit.add(x + away * alongX, y + away * alongY);
      }
    }
  }

  private double alongX(int ray) {
    return Math.cos(2 * Math.PI * ray / setup.rays);
  }

  private double alongY(int ray) {
    return Math.sin(2 * Math.PI * ray / setup.rays);
  }
}
