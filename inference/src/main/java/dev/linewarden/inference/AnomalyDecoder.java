package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Outline;
import dev.linewarden.vision.Patches;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `anomaly`: a map that says of each place how odd it looks. Findings: `score`, from the output
/// `scores` if that is named, else the highest of the map; `max`, the highest of the map, and
/// where. With a `level`: `area`, pixels of the frame above it, and one `region` for each patch
/// above it, its highest value as the value. What a letterbox leaves free is not looked at. A
/// threshold that the model has inside changes nothing here.
final class AnomalyDecoder implements Decoder {
  private static final double LEVEL_MAX = 1e9;

  private final boolean hasScores;
  private final boolean hasLevel;
  private final float level;
  private final Grid grid;
  private final Patches patches;
  private final Outline outline;
  private final byte[] marks;

  private AnomalyDecoder(boolean hasScores, boolean hasLevel, double level, Grid grid) {
    this.hasScores = hasScores;
    this.hasLevel = hasLevel;
    this.level = (float) level;
    this.grid = grid;
    this.patches = new Patches(grid.width(), grid.height());
    this.outline = new Outline(patches, grid::back);
    this.marks = new byte[grid.width() * grid.height()];
  }

  static Maker read(SettingsReader settings) {
    boolean hasScores = settings.has("scores");
    String scores = hasScores ? settings.text("scores") : "";
    boolean hasLevel = settings.has("level");
    double level = hasLevel ? settings.number("level", -LEVEL_MAX, LEVEL_MAX) : 0;
    return new Maker() {
      @Override
      public List<String> others() {
        return hasScores ? List.of(scores) : List.of();
      }

      @Override
      public Decoder make(Shape shape) {
        List<Long> map = shape.output();
        int rank = map.size();
        if (rank < 2 || shape.elements() != map.get(rank - 1) * map.get(rank - 2)) {
          throw new BadInput(
              "%s: decode 'anomaly' needs an output of [1, 1, lines, columns], but it is %s"
                  .formatted(shape.where(), map));
        }
        return new AnomalyDecoder(hasScores, hasLevel, level, Grid.of(map, shape));
      }
    };
  }

  @Override
  public List<String> yields() {
    List<String> names = new ArrayList<>(List.of("score", "max"));
    names.addAll(hasLevel ? List.of("area", "region") : List.of());
    return names;
  }

  @Override
  public List<String> measures() {
    return hasLevel ? List.of("score", "max", "area") : List.of("score", "max");
  }

  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    FloatBuffer map = outputs.getFirst();
    int highest = grid.firstLine() * grid.width() + grid.firstColumn();
    int above = 0;
    Arrays.fill(marks, (byte) 0);
    for (int y = grid.firstLine(); y < grid.endLine(); y++) {
      for (int x = grid.firstColumn(); x < grid.endColumn(); x++) {
        int at = y * grid.width() + x;
        float value = map.get(at);
        highest = value > map.get(highest) ? at : highest;
        if (hasLevel && value > level) {
          marks[at] = 1;
          above++;
        }
      }
    }
    double score = hasScores ? outputs.get(1).get(0) : map.get(highest);
    sink.found("score", score, "score", grid.placement().region());
    sink.found("max", map.get(highest), "score", grid.pixel(highest));
    if (hasLevel) {
      sink.found("area", above * grid.pixelArea(), "px", null);
      regions(map, sink);
    }
  }

  private void regions(FloatBuffer map, FindingSink sink) {
    patches.find(marks);
    for (int i = 0; i < patches.count(); i++) {
      Patches.Patch patch = patches.patch(i);
      sink.found("region", patches.highest(patch, map), "score", outline.of(patch));
    }
  }
}
