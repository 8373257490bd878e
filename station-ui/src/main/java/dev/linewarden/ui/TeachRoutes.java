package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;

/// The addresses where tools are taught on kept pictures. Called on the server's threads, several
/// at once.
final class TeachRoutes {
  private static final String PICTURE =
      "{\"id\": \"...\", \"revision\": 1, \"part\": 1, \"view\": \"\"}";
  private static final String COLOUR =
      "{\"id\": \"...\", \"revision\": 1, \"part\": 1, \"view\": \"\", \"box\": [0, 0, 10, 10]}";

  private final Workbench workbench;
  private final Exchange exchange;

  record Wish(String id, int revision, long part, String view) {}

  record Place(String id, int revision, long part, String view, List<Double> box) {}

  record File(String file) {}

  TeachRoutes(Workbench workbench, Exchange exchange) {
    this.workbench = workbench;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.post("/api/v1/recipes/teach/picture", Right.EDIT_RECIPES, this::picture),
        Route.post("/api/v1/recipes/teach/colour", Right.EDIT_RECIPES, this::colour));
  }

  private void picture(Context ctx) {
    Wish wish = exchange.body(ctx, Wish.class, PICTURE);
    String file =
        workbench.picture(
            new RecipeKey(wish.id(), wish.revision()), shown(wish.part(), wish.view()));
    exchange.answer(ctx, new File(file));
  }

  private void colour(Context ctx) {
    Place wish = exchange.body(ctx, Place.class, COLOUR);
    List<Double> box = wish.box();
    if (box.size() != 4) {
      throw new BadInput(
          "'box' must be x, y, width and height, but has %d numbers".formatted(box.size()));
    }
    exchange.answer(
        ctx,
        workbench.colour(
            new RecipeKey(wish.id(), wish.revision()),
            shown(wish.part(), wish.view()),
            new Region.Box(box.get(0), box.get(1), box.get(2), box.get(3))));
  }

  private static Workbench.Shown shown(long part, String view) {
    return new Workbench.Shown(new PartId(Math.max(1, part)), view);
  }
}
