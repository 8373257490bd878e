package dev.linewarden.ui;

/// Something a maintainer wants to know of the station.
///
/// @param name for programs, in words of a language on the screen: `disk_free`
/// @param value for people, with its unit
/// @param well whether it is as it should be
public record Fact(String name, String value, boolean well) {}
