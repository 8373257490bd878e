package dev.linewarden.records;

import dev.linewarden.inspection.Bookkeeper;
import java.util.List;

/// The journal as found on disk.
///
/// @param segments oldest first, at least one
/// @param end where the last segment goes on
/// @param lastSequence of the last entry that is kept
/// @param keeper the books up to it
/// @param endedInOrder whether the run before said at its end that everything is safe
record Recovered(
    List<Segment> segments, long end, long lastSequence, Bookkeeper keeper, boolean endedInOrder) {}
