package dev.linewarden.station;

import dev.linewarden.ui.LatencySummary;

/// What one bench run at one rate came to. Times in milliseconds.
///
/// @param late unjudged because the deadline was missed
/// @param escapes faulty bottles with a pass, by what was rendered
/// @param falseRejects good bottles without one
/// @param shippedUnproven bottles that left the belt as good without a pass
/// @param overhead frame to verdict less the tools' own run
/// @param tools the tools' run inside the line
/// @param toolsAlone the same tools on the same frames with nothing else running
/// @param ejectorError asked against done, both edges of the pulse
/// @param bytesPerPart heap allocated by the threads on the part's way
/// @param gcPauses how often and how long the collector stopped the station
/// @param stopped why the line stopped itself before the end; empty = all parts came
record BenchFigures(
    double partsPerMinute,
    long parts,
    long unjudged,
    long late,
    long escapes,
    long falseRejects,
    long shippedUnproven,
    LatencySummary triggerToVerdict,
    LatencySummary frameToVerdict,
    LatencySummary overhead,
    LatencySummary tools,
    LatencySummary toolsAlone,
    LatencySummary ejectorError,
    long bytesPerPart,
    LatencySummary gcPauses,
    String stopped) {}
