package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What a sink is told of, and by which clock. The functions are called on the sink's own thread
/// and must return at once.
///
/// @param counts the station's numbers now; asked once a second while connected
/// @param thumbnails a JPEG of a removed part, by its number; empty while there is none
/// @param pictures all that is kept of a removed part; may take its time, unlike the others
/// @param room about how many more entries the journal's disk can take beside those it keeps
public record Outbox(
    JournalReader journal,
    Supplier<CountsReport> counts,
    LongFunction<Optional<byte[]>> thumbnails,
    KeptPictures pictures,
    LongSupplier room,
    Clock clock,
    FaultLog faults) {
  /// Without pictures, and with room for ever.
  public Outbox(
      JournalReader journal, Supplier<CountsReport> counts, Clock clock, FaultLog faults) {
    this(
        journal,
        counts,
        _ -> Optional.empty(),
        KeptPictures.NONE,
        () -> Long.MAX_VALUE,
        clock,
        faults);
  }
}
