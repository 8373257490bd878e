package dev.linewarden.inspection;

import java.util.List;

/// Everything the line talks to. None of them may block.
///
/// @param model into the model thread
/// @param cameras one for each view, each told what a recipe wants of it
/// @param clock for the instant a verdict is given, and for wall time in the ledger
public record LinePorts(
    Gate gate,
    Mailbox<Work> model,
    List<Adjustable> cameras,
    Journal journal,
    Witness witness,
    FaultLog faults,
    Clock clock) {
  public LinePorts {
    cameras = List.copyOf(cameras);
  }
}
