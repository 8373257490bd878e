package dev.linewarden.ui;

import dev.linewarden.inspection.Lookup;

/// Whom the screen asks.
///
/// @param station how it is now, and what people wish of it
/// @param workshop recipes
/// @param gallery pictures
/// @param past what became of the parts
/// @param trail what people did
/// @param workbench where recipes are made
/// @param reception who may do what
/// @param challenges parts of which somebody knows what they are
/// @param wires how they stand
/// @param alarms what a person has to see to
/// @param camera for pictures that show no part
/// @param upkeep its log, and backups of it
public record ScreenSources(
    StationControl station,
    Workshop workshop,
    Gallery gallery,
    Lookup past,
    Trail trail,
    Workbench workbench,
    Reception reception,
    Challenges challenges,
    Wires wires,
    Alarms alarms,
    TestCamera camera,
    Upkeep upkeep) {}
