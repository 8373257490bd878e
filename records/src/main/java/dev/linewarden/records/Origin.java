package dev.linewarden.records;

/// What a revision was at the station it was taken from.
///
/// @param signer that station's key
public record Origin(int revision, Change change, StationKey signer) {}
