package dev.linewarden.inspection;

/// Everything the line talks to. None of them may block.
///
/// @param model into the model thread
/// @param camera told what each recipe wants of it
/// @param clock for the instant a verdict is given, and for wall time in the ledger
public record LinePorts(
    Gate gate,
    Mailbox<Work> model,
    Adjustable camera,
    Journal journal,
    Witness witness,
    FaultLog faults,
    Clock clock) {}
