package dev.linewarden.inspection;

/// Where a model of a loaded recipe runs.
///
/// @param model as the recipe calls it
/// @param provider as the configuration calls it: `cpu`, `cuda`, `tensorrt`
/// @param why it does not run on a faster one, in words; empty where there is none to be had
public record ModelPlace(String model, String provider, String why) {}
