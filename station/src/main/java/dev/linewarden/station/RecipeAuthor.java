package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.records.Change;
import picocli.CommandLine.Option;

/// Who changes a recipe.
final class RecipeAuthor {
  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who you are; ${DEFAULT-VALUE} if not said.")
  private String author = "";

  String name() {
    return author;
  }

  Change change(Clock clock, String reason) {
    return new Change(author, clock.wallMillis(), reason);
  }
}
