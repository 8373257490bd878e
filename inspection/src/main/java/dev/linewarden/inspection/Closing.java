package dev.linewarden.inspection;

/// The reject side says how a part left the station.
///
/// @param lane the ejector it went at, counted from 1; 0 when it went at none
/// @param slipMm as [LedgerEntry.Closed#slipMm]
public record Closing(PartId part, Ending ending, int lane, double slipMm, long atNanos) {}
