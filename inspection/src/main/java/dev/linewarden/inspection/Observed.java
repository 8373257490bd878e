package dev.linewarden.inspection;

import java.util.List;

/// The tools ran to their end.
public record Observed(
    PartId part,
    List<Finding> findings,
    List<ToolTime> times,
    long startedNanos,
    long finishedNanos)
    implements Inspected {}
