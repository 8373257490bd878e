package dev.linewarden.inspection;

/// Which value of which tool: what a limit is about.
public record Measured(String tool, String finding) {
  public static Measured by(Limit limit) {
    return new Measured(limit.tool(), limit.finding());
  }
}
