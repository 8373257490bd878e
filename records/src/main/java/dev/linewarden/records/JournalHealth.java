package dev.linewarden.records;

/// How the journal is doing, for the screen and the alarms.
///
/// @param queued entries taken and not yet safe
/// @param roomBytes what can still be written without any more disk
/// @param entriesLeft about how many entries that is, by the mean of those written so far
/// @param reserve whether the next segment is claimed on the disk
/// @param failures writes that failed since the start
/// @param alarm what a person has to look at, in words; empty when all is well
public record JournalHealth(
    int queued, long roomBytes, long entriesLeft, boolean reserve, long failures, String alarm) {}
