package dev.linewarden.ui;

/// One number of the station for `/metrics`.
///
/// @param name its family's name, with the unit at its end: `slip_mean_meters`
/// @param help a sentence for people
public record Gauge(String name, String help, double value) {}
