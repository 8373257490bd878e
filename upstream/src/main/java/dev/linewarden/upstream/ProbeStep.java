package dev.linewarden.upstream;

/// One thing that was looked at on the way to a sink, in words.
///
/// @param good whether it is as it must be; the steps after one that is not were not tried
/// @param what `name`, `connection`, `encryption`, `sign-on`, `right to send`
public record ProbeStep(boolean good, String what, String words) {}
