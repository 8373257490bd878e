package dev.linewarden.records;

/// How many parts were judged in one minute.
///
/// @param wallMillis the minute's start, in milliseconds since 1970 UTC
public record MinuteRow(long wallMillis, long passed, long rejected, long unjudged) {}
