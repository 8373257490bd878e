package dev.linewarden.ui;

import java.util.OptionalDouble;

/// One of the plant's systems that the station tells, for people.
///
/// @param state `connected`, `catching_up`, `offline` or `closed`
/// @param sinceWallMillis when this state began
/// @param error the last that went wrong, in words; empty for none
/// @param backlog entries of the ledger that it does not have yet
/// @param sent entries that it took since the start
/// @param errors links lost and attempts that failed, since the start
/// @param bytes sent since the start
/// @param bytesShare of the bytes that the cameras sent; empty before the first picture
/// @param hoursLeft until the ledger has to let go of entries that it does not have; empty while
///   there is no such time in sight
public record SinkReport(
    String name,
    String place,
    String state,
    long sinceWallMillis,
    String error,
    long backlog,
    long sent,
    double sentPerSecond,
    long errors,
    long bytes,
    OptionalDouble bytesShare,
    OptionalDouble hoursLeft) {}
