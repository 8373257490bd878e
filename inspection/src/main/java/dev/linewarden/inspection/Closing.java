package dev.linewarden.inspection;

/// The reject side says how a part left the station.
public record Closing(PartId part, Ending ending, long atNanos) {}
