package dev.linewarden.inspection;

/// Where the values of one finding lay. Without values all but the count is NaN and the histogram
/// is empty.
///
/// @param p1 a hundredth of the values is not above it
public record Spread(
    long count,
    double min,
    double max,
    double p1,
    double median,
    double p99,
    Histogram histogram) {}
