package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.PatternWish;
import dev.linewarden.vision.TaughtPattern;
import dev.linewarden.vision.Zone;
import org.bytedeco.opencv.opencv_core.Mat;

/// Reads a [TaughtPattern]. Settings: the box `pattern` ([x, y, width, height]) of the taught
/// picture `picture`; the search `box`; `turn` (0 to 180 degrees to both sides, else 0), `minScale`
/// and `maxScale` (0.5 to 2, else 1). Its edges are compared by their direction, so another
/// brightness or contrast changes nothing; `minStep` (2 to 255 grey levels, else 10) is the
/// smallest that counts. Below `minScore` (0.2 to 1, else 0.5) it is not there.
final class PatternReader {
  private PatternReader() {}

  /// Reads all its settings; the tool has read its own before.
  ///
  /// @param most so many are looked for at once
  static TaughtPattern read(SettingsReader settings, int most, Bench bench) {
    String picture = settings.text("picture");
    Zone pattern = new ZoneReader(settings, bench.view()).upright("pattern");
    Zone zone = ZoneReader.readBox(settings, bench);
    double turn = settings.number("turn", 0, 180, 0);
    double minScale = settings.number("minScale", 0.5, 2, 1);
    double maxScale = settings.number("maxScale", 0.5, 2, 1);
    double minStep = settings.number("minStep", 2, 255, 10);
    double minScore = settings.number("minScore", 0.2, 1, 0.5);
    if (zone.degrees() != 0) {
      settings.problem("a pattern is looked for in an upright 'box', but 'turned' is given");
    }
    if (Math.min(pattern.width(), pattern.height()) < TaughtPattern.SIDE_MIN
        || !zone.holds(pattern)) {
      settings.problem(
          "'pattern' must be at least %d pixels wide and high and lie in the search box"
              .formatted(TaughtPattern.SIDE_MIN));
    }
    if (minScale > maxScale) {
      settings.problem("'minScale' must not be above 'maxScale'");
    }
    settings.finish();
    PatternWish wish = new PatternWish(pattern, turn, minScale, maxScale, minStep, minScore, most);
    Mat taught = Picture.grey(picture, bench.view().width(), bench.view().height(), bench);
    return new TaughtPattern(wish, zone, taught, settings.where(), bench.room());
  }
}
