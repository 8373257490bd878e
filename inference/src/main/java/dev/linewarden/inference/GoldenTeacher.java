package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import java.nio.file.Path;
import java.util.List;

/// Learns from frames of good parts the two pictures that a `golden` tool of a recipe compares
/// with. The tools above it run as they do on the line, so what follows a locator is learned where
/// the part lies; the tool's own pictures need not be there yet. One thread at a time; owns native
/// memory until it is closed.
///
/// ```
/// try (GoldenTeacher teacher = new GoldenTeacher(loader, recipe, "print")) {
///   frames.forEach(teacher::add);
///   teacher.write(folder.resolve("print-mean.png"), folder.resolve("print-tolerance.png"));
/// }
/// ```
public final class GoldenTeacher implements AutoCloseable {
  /// Of fewer parts nobody can say how good ones differ.
  public static final int PARTS_MIN = 3;

  private static final String KIND = "golden";
  private static final PartId PART = new PartId(1);

  private final String tool;
  private final VisionRecipe lesson;
  private final GoldenLesson learned;

  /// Throws [BadInput] when the recipe has no such tool or cannot be loaded up to it.
  public GoldenTeacher(VisionLoader loader, Recipe recipe, String tool) {
    this.tool = tool;
    GoldenLesson.Maker maker = new GoldenLesson.Maker();
    this.lesson = loader.load(upTo(recipe, tool), VisionLoader.with(KIND, maker));
    this.learned = maker.made();
    learned.forget();
  }

  private static Recipe upTo(Recipe recipe, String tool) {
    List<String> names = recipe.tools().stream().map(ToolSpec::name).toList();
    int last = names.indexOf(tool);
    if (last < 0 || !recipe.tools().get(last).kind().equals(KIND)) {
      throw new BadInput(
          "recipe %s must have a tool '%s' of the kind '%s'".formatted(recipe.key(), tool, KIND));
    }
    // Another golden tool above may have no pictures yet, and nothing follows one.
    List<ToolSpec> tools =
        recipe.tools().subList(0, last + 1).stream()
            .filter(spec -> !spec.kind().equals(KIND) || spec.name().equals(tool))
            .toList();
    List<String> kept = tools.stream().map(ToolSpec::name).toList();
    List<Limit> limits =
        recipe.limits().stream().filter(limit -> kept.contains(limit.tool())).toList();
    Limit any = new Limit(tool, "count", 0, Double.MAX_VALUE, "never");
    return new Recipe(
        recipe.key(),
        recipe.name(),
        recipe.views(),
        tools,
        limits.isEmpty() ? List.of(any) : limits,
        recipe.models(),
        recipe.pictures());
  }

  /// Looks at one more good part; false when it was not located, and nothing was learned. Throws
  /// [BadInput] when the frame does not fit the recipe. Does not close it.
  public boolean add(Frame frame) {
    int before = learned.parts();
    Inspected inspected = lesson.inspect(PART, Frames.of(frame), Long.MAX_VALUE);
    return switch (inspected) {
      case Observed _ -> learned.parts() > before;
      case InspectionFailed failed -> throw new BadInput(failed.detail());
    };
  }

  /// Of how many parts it has learned.
  public int parts() {
    return learned.parts();
  }

  /// Writes both pictures as PNG. Throws [BadInput] when there were too few parts or a file cannot
  /// be written.
  public void write(Path mean, Path tolerance) {
    if (learned.parts() < PARTS_MIN) {
      throw new BadInput(
          "tool '%s' must learn from at least %d good parts, but saw %d"
              .formatted(tool, PARTS_MIN, learned.parts()));
    }
    learned.write(mean, tolerance);
  }

  @Override
  public void close() {
    lesson.close();
  }
}
