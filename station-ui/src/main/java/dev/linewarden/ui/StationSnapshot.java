package dev.linewarden.ui;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.ModelPlace;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.StateReason;
import java.util.List;

/// The whole station at one moment, for people.
///
/// @param cameras one for each view
/// @param batch that is being made; empty for none
/// @param models where those of the recipe in use run
/// @param counts of the recipe revision in use
/// @param triggerToVerdict from the sensor's edge to the verdict
/// @param frameToVerdict from the frame's last byte to the verdict
/// @param deadlineMillis what the verdict has to keep, from the trigger on
/// @param upstream how the plant's side is doing, in a few words; empty = not connected to any
/// @param busy a recipe is being loaded
/// @param byHand parts are told of by a person, each time ([StationControl#part])
/// @param heartbeats changes of the heartbeat output since the start
/// @param notice one sentence to show now, for example why a recipe was refused; empty = none
public record StationSnapshot(
    String stationId,
    List<CameraReport> cameras,
    LineState state,
    StateReason why,
    RecipeKey recipe,
    String recipeName,
    String batch,
    List<ModelPlace> models,
    Balance balance,
    Counts counts,
    double partsPerMinute,
    LatencySummary triggerToVerdict,
    LatencySummary frameToVerdict,
    double deadlineMillis,
    List<FaultLog.Fault> faults,
    String upstream,
    boolean busy,
    boolean byHand,
    long heartbeats,
    String notice,
    long wallMillis) {
  public StationSnapshot {
    cameras = List.copyOf(cameras);
    models = List.copyOf(models);
    faults = List.copyOf(faults);
  }
}
