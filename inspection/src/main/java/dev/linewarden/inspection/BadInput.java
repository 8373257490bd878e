package dev.linewarden.inspection;

import java.util.List;

/// Something from outside (image, model, recipe, configuration, request) is not what it must be.
/// Each problem is one sentence: what was expected, what came, where. Nothing stored was touched.
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public BadInput(String problem) {
    this(List.of(problem));
  }

  public BadInput(String problem, Throwable reason) {
    super(problem, reason);
    this.problems = List.of(problem);
  }

  public BadInput(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
