package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The objects of one frame: those of one class, or of all. Findings: `count`; `score` of the best,
/// 0 for none; one `box` for each object, its score as the value. When all classes are looked at
/// and there are at most [#NAMED_MAX], also `count NAME` for each, and boxes are called `box NAME`.
/// An object nearer to the left or right border of what is looked at than `sideRim` frame pixels is
/// half out of the picture and does not count.
final class Detections {
  static final int CLASSES_MAX = 1000;

  /// More would be more findings a part than a ledger should carry.
  static final int NAMED_MAX = 64;

  /// Weaker ones are not found when the recipe does not say from which score on.
  static final double MIN_SCORE = 0.3;

  private static final int SIDE_RIM_MAX = 1000;
  private static final int ALL = -1;

  private final Wish wish;
  private final int classes;
  private final Placement placement;
  private final Boxes boxes;
  private final List<String> counts;
  private final List<String> things;
  private final int[] seen;

  /// What the recipe wants to be found.
  ///
  /// @param kind the only class that counts; -1 = all
  /// @param thing what a found object is called: `box`, `mask`
  record Wish(
      String thing, int kind, float minScore, double nmsIou, int sideRim, List<String> labels) {
    Wish {
      labels = List.copyOf(labels);
    }

    /// `nmsIou` is how much two boxes may overlap when the recipe does not say it.
    static Wish read(SettingsReader settings, String thing, double nmsIou) {
      List<String> labels = settings.has("labels") ? settings.texts("labels") : List.of();
      return new Wish(
          thing,
          settings.isText("class")
              ? called(settings, "class", labels, ALL)
              : settings.integer("class", 0, CLASSES_MAX - 1, ALL),
          (float) settings.number("minScore", 0.01, 1, MIN_SCORE),
          settings.number("nmsIou", 0.01, 1, nmsIou),
          settings.integer("sideRim", 0, SIDE_RIM_MAX, 0),
          labels);
    }

    /// `with class 39`, for messages.
    String words() {
      return kind == ALL ? "with all classes" : "with class " + kind;
    }

    /// The classes that an output must at least tell apart.
    int classesMin() {
      return Math.max(kind + 1, 1);
    }
  }

  Detections(Wish wish, int classes, Decoder.Shape shape) {
    if (classes < wish.classesMin()) {
      throw new BadInput(
          "%s: 'class' is %d, but the model knows %d classes"
              .formatted(shape.where(), wish.kind(), classes));
    }
    this.wish = wish;
    this.classes = classes;
    this.placement = shape.placement();
    this.boxes = new Boxes(wish.nmsIou());
    boolean named = wish.kind() == ALL && classes <= NAMED_MAX;
    List<String> names = names(wish.labels(), named ? classes : 0);
    this.counts = names.stream().map(name -> "count " + name).toList();
    this.things = names.stream().map(name -> wish.thing() + " " + name).toList();
    this.seen = new int[classes];
  }

  /// The number of the class that is called so. What is wrong goes to the reader.
  static int called(SettingsReader settings, String key, List<String> labels, int otherwise) {
    String name = settings.text(key);
    int kind = labels.indexOf(name);
    if (kind < 0) {
      settings.problem(
          labels.isEmpty()
              ? "'%s' is '%s', but nobody says what the classes are called: give 'labels', or the"
                      .formatted(key, name)
                  + " number of the class"
              : "'%s' is '%s', but no class is called that%s"
                  .formatted(key, name, Nearest.hint(name, labels)));
      return otherwise;
    }
    return kind;
  }

  /// The labels, and `class7` where there is none.
  static List<String> names(List<String> labels, int classes) {
    return IntStream.range(0, classes)
        .mapToObj(i -> i < labels.size() ? labels.get(i) : "class" + i)
        .toList();
  }

  float minScore() {
    return wish.minScore();
  }

  int classes() {
    return classes;
  }

  /// The first class that counts.
  int from() {
    return wish.kind() == ALL ? 0 : wish.kind();
  }

  /// One behind the last class that counts.
  int to() {
    return wish.kind() == ALL ? classes : wish.kind() + 1;
  }

  /// What the outputs hold: of the objects that overlap only the best, after how many there are was
  /// told.
  Boxes take(Boxing boxing, List<FloatBuffer> outputs, FindingSink sink) {
    boxes.clear();
    boxing.collect(outputs, this);
    settle(sink);
    return boxes;
  }

  /// A box by its edges, in pixels of the model's picture.
  void offer(int kind, int row, float score, float left, float top, float right, float bottom) {
    if (score >= wish.minScore() && kind >= from() && kind < to()) {
      boxes.offer(kind, row, score, left, top, right, bottom);
    }
  }

  /// What comes once for each picture.
  List<String> measures() {
    List<String> names = new ArrayList<>(List.of("count", "score"));
    names.addAll(counts);
    return names;
  }

  List<String> yields() {
    List<String> names = measures();
    names.addAll(things.isEmpty() ? List.of(wish.thing()) : things);
    return names;
  }

  /// Of those that overlap only the best stay; then says how many there are.
  private void settle(FindingSink sink) {
    boxes.keepBest(wish.sideRim(), placement);
    sink.found("count", boxes.kept(), "count", placement.region());
    sink.found("score", boxes.kept() > 0 ? boxes.score(0) : 0, "score", null);
    if (counts.isEmpty()) {
      return;
    }
    Arrays.fill(seen, 0);
    for (int i = 0; i < boxes.kept(); i++) {
      seen[boxes.kind(i)]++;
    }
    for (int i = 0; i < counts.size(); i++) {
      sink.found(counts.get(i), seen[i], "count", null);
    }
  }

  /// What an object is called among the findings.
  String thing(int index) {
    return things.isEmpty() ? wish.thing() : things.get(boxes.kind(index));
  }

  /// Its box in the frame.
  Region place(int index) {
    return boxes.back(index, placement);
  }

  void found(int index, Region where, FindingSink sink) {
    sink.found(thing(index), boxes.score(index), "score", where);
  }
}
