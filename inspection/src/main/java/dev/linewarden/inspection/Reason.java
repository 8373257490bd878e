package dev.linewarden.inspection;

/// Why a part was rejected: the limit it broke and the value that broke it.
public record Reason(Limit limit, double value) {}
