package dev.linewarden.inspection;

/// How many parts went at an ejector.
///
/// @param lane the ejector, counted from 1
/// @param removed its confirm sensor saw them go
/// @param notRemoved it did not
public record LaneRow(int lane, long removed, long notRemoved) {}
