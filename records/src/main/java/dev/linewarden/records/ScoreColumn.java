package dev.linewarden.records;

/// One column of a block of scores.
///
/// @param place which of a part's findings of this name and unit, from 0: a tool may find several
record ScoreColumn(String tool, String finding, String unit, int place) {}
