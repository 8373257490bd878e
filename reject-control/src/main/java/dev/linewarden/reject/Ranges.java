package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with a settings record, so that all of it is said at once.
final class Ranges {
  private final String where;
  private final List<String> problems = new ArrayList<>();

  /// `where` begins every sentence: `tracking`, `bench`.
  Ranges(String where) {
    this.where = where;
  }

  /// Written so that what is not a number is refused too.
  Ranges number(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      problem("%s must be from %s to %s, but is %s".formatted(name, min, max, value));
    }
    return this;
  }

  Ranges whole(String name, long value, long min, long max) {
    if (value < min || value > max) {
      problem("%s must be from %d to %d, but is %d".formatted(name, min, max, value));
    }
    return this;
  }

  Ranges problem(String sentence) {
    problems.add(where + ": " + sentence);
    return this;
  }

  void refuse() {
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }
}
