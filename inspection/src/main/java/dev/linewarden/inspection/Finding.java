package dev.linewarden.inspection;

import org.jspecify.annotations.Nullable;

/// What a tool saw: a raw score or measurement, never a decision.
///
/// @param tool the tool's name in the recipe
/// @param name which of the tool's values: `mean`, `share`, `count`
/// @param value the raw value in its unit; NaN when the tool could not tell
/// @param unit `grey`, `share`, `px`, `count`, `score`
/// @param where the region looked at or found
public record Finding(
    String tool, String name, double value, String unit, @Nullable Region where) {}
