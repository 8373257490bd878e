package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.CameraHealth;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.ModelPlace;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.StateReason;
import dev.linewarden.inspection.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A station that says what a test wrote down, and writes down what it was asked.
final class ScriptedStation implements StationControl {
  private static final CameraHealth HEALTH =
      new CameraHealth(
          List.of(
              new CameraHealth.Reading(CameraHealth.Measure.FRAMES, 1200),
              new CameraHealth.Reading(CameraHealth.Measure.TEMPERATURE, 41.5)),
          List.of("set jumbo frames"));

  static final RecipeKey KEY = new RecipeKey("bottle", 3);

  volatile Set<String> operatorRecipes = Set.of();
  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile LineState state = LineState.RUNNING;
  volatile Balance balance = new Balance(100, 90, 7, 0, 0, 3);
  volatile LineReport line = LineReport.NONE;
  volatile boolean broken;

  @Override
  public LineReport line() {
    return line;
  }

  @Override
  public StationSnapshot snapshot() {
    if (broken) {
      throw new IllegalStateException("the script says so");
    }
    return new StationSnapshot(
        "filler-2",
        List.of(new CameraReport("", "drawn bottles", "", HEALTH)),
        state,
        state == LineState.FAULTED
            ? new StateReason.StoppedFor(new Trouble("io", "bin_full", "the bin is full"))
            : new StateReason.StartedBy("otto"),
        KEY,
        "Bottle 0.5 l",
        "lot 12",
        List.of(new ModelPlace("cap", "cpu", "CUDA needs a newer \"driver\"")),
        balance,
        new Counts(90, 6, 1, Map.of("cap missing", 6L, "late", 1L)),
        600,
        new LatencySummary(97, 4.1, 6.3, 9.8, 16.25),
        new LatencySummary(97, 2, 3, 4, 5),
        15,
        List.of(
            new FaultLog.Fault(
                "camera", "frame \"lost\"", "no buffer", PartId.NOBODY, 2, 1_000, 2_000)),
        "mqtt connected",
        false,
        false,
        12,
        "",
        1_700_000_000_000L);
  }

  @Override
  public List<ToolReport> tools() {
    return List.of(
        new ToolReport(
            "height", "cap", 0.4, 0.3, 1.25, List.of("height 12 mm is good: 10 to 14 mm")));
  }

  @Override
  public List<RecipeChoice> recipes() {
    return List.of(
        new RecipeChoice(KEY, "Bottle 0.5 l", ""),
        new RecipeChoice(new RecipeKey("jar", 1), "Jar", "the model is missing"));
  }

  @Override
  public Set<String> operatorRecipes() {
    return operatorRecipes;
  }

  @Override
  public Optional<String> idByNumber(int number) {
    return number == 7 ? Optional.of(KEY.id()) : Optional.empty();
  }

  @Override
  public Optional<String> idByCode(String code) {
    return code.equals("4006") ? Optional.of(KEY.id()) : Optional.empty();
  }

  @Override
  public void start(String who) {
    asked.add("start by " + who);
  }

  @Override
  public void part(String who) {
    asked.add("part by " + who);
  }

  @Override
  public void batch(String name, String who) {
    asked.add("batch '%s' by %s".formatted(name, who));
  }

  @Override
  public void stop(String who) {
    asked.add("stop by " + who);
  }

  @Override
  public void choose(RecipeKey key, String who, String why) {
    if (!key.equals(KEY)) {
      throw new BadInput("there is no recipe " + key);
    }
    asked.add("choose " + key + (why.isEmpty() ? "" : " since " + why));
  }
}
