package dev.linewarden.inference;

/// What a recipe took on a blank frame, after its first runs.
///
/// @param runs that were measured
/// @param p99Nanos what 99 of 100 runs did not exceed
public record WarmUp(int runs, long medianNanos, long p99Nanos, long budgetNanos) {
  public boolean withinBudget() {
    return p99Nanos <= budgetNanos;
  }
}
