package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.ToolTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A workbench with one recipe, which finds a cap on every part; keeps what it was asked.
final class ScriptedWorkbench implements Workbench {
  static final String TEXT = "{\"id\":\"bottle\",\"tools\":[]}";
  private static final Limit LIMIT = new Limit("cap", "score", 0.9, 1, "cap missing");

  final List<String> asked = new ArrayList<>();

  @Override
  public byte[] recipe(RecipeKey key) {
    if (!key.id().equals("bottle")) {
      throw new BadInput("recipe '%s' is not stored here".formatted(key));
    }
    return TEXT.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<RevisionReport> history(String id) {
    return List.of(
        new RevisionReport(
            new RecipeKey(id, 2), "Ada", 99, "too strict", "this station", List.of("min up"), ""));
  }

  @Override
  public Tried tryOut(RecipeKey base, byte[] recipe, PartId part) {
    asked.add(base + " " + new String(recipe, StandardCharsets.UTF_8) + " on " + part.value());
    Recipe understood =
        new Recipe(
            base,
            "Bottle",
            List.of(RecipeView.only(640, 480)),
            List.of(new ToolSpec("cap", "mean", Map.of())),
            List.of(LIMIT),
            Map.of());
    List<Finding> findings =
        List.of(new Finding("cap", "score", 0.5, "score", new Region.Box(1, 2, 3, 4)));
    Observed seen = new Observed(part, findings, List.of(new ToolTime("cap", 250_000)), 0, 250_000);
    return new Tried(understood, Judge.judge(findings, List.of(LIMIT)), Optional.of(seen));
  }

  @Override
  public RecipeKey keep(RecipeKey base, byte[] recipe, String who, String why) {
    asked.add("keep " + new String(recipe, StandardCharsets.UTF_8) + ": " + why);
    return new RecipeKey(base.id(), base.revision() + 1);
  }

  @Override
  public String picture(RecipeKey base, Shown shown) {
    return "part-%d.png".formatted(shown.part().value());
  }

  @Override
  public Colour colour(RecipeKey base, Shown shown, Region.Box place) {
    return new Colour(List.of(50.0, place.x(), place.y()), 12);
  }

  @Override
  public void send(RecipeKey key, OutputStream to) throws IOException {
    to.write(("bundle of " + key).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Taken take(InputStream bundle, String who, String why) throws IOException {
    String text = new String(bundle.readAllBytes(), StandardCharsets.UTF_8);
    asked.add("take " + text + ": " + why);
    return new Taken(new RecipeKey("guest", 1), List.of("it passed"));
  }
}
