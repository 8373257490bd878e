package dev.linewarden.reject;

import java.util.OptionalLong;

/// How a wire stands, and how often it came on.
///
/// @param known whether anything was heard of its level yet; an output at rest is not known but
///   safe
/// @param lastNanos when it last came on or changed; empty for never
/// @param edges how often it came on since the start
/// @param edgesPerMinute the same of about the last minute
public record WireLevel(
    boolean known, boolean on, OptionalLong lastNanos, long edges, double edgesPerMinute) {}
