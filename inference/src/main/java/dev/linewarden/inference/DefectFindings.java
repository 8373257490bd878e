package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Defects;
import java.nio.ByteBuffer;
import java.util.List;

/// What tools say of [Defects], and what they are told of them.
final class DefectFindings {
  private DefectFindings() {}

  /// Reads `join` and `minArea`.
  static Defects.Rule read(SettingsReader settings) {
    return new Defects.Rule(
        settings.integer("join", 0, 64, 3), settings.integer("minArea", 1, Integer.MAX_VALUE, 4));
  }

  static List<String> names() {
    return List.of("count", "area", "box");
  }

  /// Looks for them in the marks and says how many there are, how large the largest is, and for
  /// each its area in a box that is larger by `margin` pixels on each side. All of it is NaN where
  /// the picture differs in too many pieces to tell.
  static void say(Defects defects, ByteBuffer marks, Cutout cutout, int margin, FindingSink sink) {
    if (!defects.find(marks)) {
      sink.nothing(names());
      return;
    }
    sink.found("count", defects.count(), "count", cutout.region());
    sink.found("area", defects.largestArea(), "px", cutout.region());
    for (int i = 0; i < defects.count(); i++) {
      sink.found("box", defects.area(i), "px", defects.region(i, cutout.zone(), margin));
    }
  }
}
