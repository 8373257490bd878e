package dev.linewarden.upstream;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.RecipeKey;
import org.jspecify.annotations.Nullable;

/// The station's numbers at one moment, told once a second.
///
/// @param recipe the active one, or null before the first
/// @param partsPerMinute the rate of the last seconds; NaN when there is none yet
/// @param state the line's state in words, for people
public record CountsReport(
    @Nullable RecipeKey recipe,
    Counts counts,
    Balance balance,
    double partsPerMinute,
    String state) {}
