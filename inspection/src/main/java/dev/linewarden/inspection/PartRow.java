package dev.linewarden.inspection;

/// A part as the index knows it. What is not known yet, or never will be, is empty or -1.
///
/// @param wallMillis when it was judged, or triggered as long as it is not judged
/// @param verdict `pass`, `reject`, `unjudged`, or empty
/// @param label `pass`, the first fault, or the cause
/// @param detail what the verdict says beyond its label, for people
/// @param ending `passed`, `removed`, `not_removed`, `interrupted`, or empty while under way
/// @param lane the ejector it went at, counted from 1; 0 when it went at none, or nobody knows
/// @param slipMm how far it slipped on the belt, as [LedgerEntry.Closed#slipMm]; NaN when nobody
///   measured it
/// @param latencyNanos from the trigger to the verdict
public record PartRow(
    PartId part,
    long wallMillis,
    RecipeKey recipe,
    String verdict,
    String label,
    String detail,
    String ending,
    int lane,
    double slipMm,
    long latencyNanos,
    long frameNumber,
    String origin) {}
