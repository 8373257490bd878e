package dev.linewarden.inspection;

/// The tools could not run to their end.
public record InspectionFailed(PartId part, Cause cause, String detail) implements Inspected {}
