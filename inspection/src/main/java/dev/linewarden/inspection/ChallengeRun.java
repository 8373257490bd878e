package dev.linewarden.inspection;

/// A [Challenge] was looked at, as a part is.
///
/// @param recipe by whose limits it is to be judged
/// @param startedNanos when its inspection began
public record ChallengeRun(
    Challenge challenge, Recipe recipe, Inspected answer, long startedNanos) {}
