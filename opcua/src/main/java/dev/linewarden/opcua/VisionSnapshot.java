package dev.linewarden.opcua;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.RecipeKey;

/// The station at one moment.
///
/// @param why it is in this state, in words
/// @param batch that is being made; empty for none
/// @param counts of the recipe revision in use
/// @param latencyMillisP50 from the sensor's edge to the verdict, half of all parts
/// @param latencyMillisP999 likewise, all but one of a thousand
public record VisionSnapshot(
    LineState state,
    String why,
    RecipeKey recipe,
    String batch,
    Balance balance,
    Counts counts,
    double partsPerMinute,
    double latencyMillisP50,
    double latencyMillisP999) {}
