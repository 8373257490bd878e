package dev.linewarden.inspection;

/// The part sensor saw a part's leading edge.
///
/// @param atNanos when, on the monotonic clock
/// @param travelMm the conveyor's travel at that instant, in millimetres since the start
public record Trigger(PartId part, long atNanos, double travelMm) {}
