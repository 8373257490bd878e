package dev.linewarden.inspection;

/// How long one tool took for one part, in nanoseconds.
public record ToolTime(String tool, long nanos) {}
