package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Direction;
import dev.linewarden.vision.EdgeLine;
import dev.linewarden.vision.Lanes;
import dev.linewarden.vision.Shade;
import dev.linewarden.vision.Spokes;
import dev.linewarden.vision.Steps;
import dev.linewarden.vision.Zone;

/// Reads what tools on profiles share: the lanes or spokes that are walked along, and the steps
/// that are looked for in them. What is wrong goes to the settings' reader.
final class ProfileReader {
  private static final int LINE_LANES = 16;
  private static final int LINE_LANES_MIN = 3;
  private static final double TOLERANCE_MIN = 0.1;
  private static final double TOLERANCE_MAX = 64;
  private static final double NEEDED_MIN = 0.2;

  private ProfileReader() {}

  /// Reads `channel`, `direction`, `lanes` (else 1), `box` or `turned`, and `follow`.
  static Lanes.Setup lanes(SettingsReader settings, Bench bench) {
    return lanes(settings, bench, 1, 1);
  }

  private static Lanes.Setup lanes(
      SettingsReader settings, Bench bench, int lanesMin, int usualLanes) {
    Channel channel = ChannelReader.readStraight(settings);
    Direction direction = settings.choice("direction", Direction.class, Direction.DOWN);
    int lanes = settings.integer("lanes", lanesMin, Lanes.LANES_MAX, usualLanes);
    Zone zone = ZoneReader.readBox(settings, bench);
    int across = direction.vertical() ? zone.width() : zone.height();
    if (lanes > across) {
      settings.problem("%d lanes do not fit into %d pixels".formatted(lanes, across));
    }
    return new Lanes.Setup(channel, direction, lanes, zone);
  }

  /// Reads `channel`, `spokes` (else 64), `ring` and `follow`.
  static Spokes.Setup spokes(SettingsReader settings, Bench bench) {
    Channel channel = ChannelReader.readStraight(settings);
    int spokes = settings.integer("spokes", Spokes.SPOKES_MIN, Spokes.SPOKES_MAX, 64);
    return new Spokes.Setup(channel, spokes, ZoneReader.readRing(settings, bench));
  }

  /// Reads `to`, `pick`, `minStep` and `reach`.
  static Steps steps(SettingsReader settings) {
    return new Steps(
        settings.choice("to", Shade.class, Shade.DARK),
        settings.choice("pick", Steps.Pick.class, Steps.Pick.STRONGEST),
        settings.number("minStep", 1, 255),
        settings.integer("reach", 1, Steps.REACH_MAX, 3));
  }

  /// That there is room for a step in a profile of so many pixels.
  static void checkLength(SettingsReader settings, Steps steps, int length) {
    if (length < 2 * steps.reach()) {
      settings.problem(
          "the box must be at least %d pixels long in its direction (twice 'reach'), but is %d"
              .formatted(2 * steps.reach(), length));
    }
  }

  /// Reads the settings of [#steps] and [#lanes], `tolerance` and `needed`.
  static EdgeLine.Setup line(SettingsReader settings, Bench bench) {
    Steps steps = steps(settings);
    double tolerance = settings.number("tolerance", TOLERANCE_MIN, TOLERANCE_MAX, 2);
    double needed = settings.number("needed", NEEDED_MIN, 1, 0.5);
    Lanes.Setup lanes = lanes(settings, bench, LINE_LANES_MIN, LINE_LANES);
    checkLength(settings, steps, lanes.length());
    return new EdgeLine.Setup(steps, tolerance, needed, lanes);
  }
}
