package dev.linewarden.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.RecipeKey;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/// Recipe management: what there is, and which one runs. Exactly one recipe is prepared, the one of
/// the line; another is prepared by a changeover.
final class RecipeMethods {
  private static final String MANAGEMENT = "RecipeManagement";

  /// Of the enumeration TriStateBooleanDataType.
  private static final int FALSE = 0;

  private static final int TRUE = 1;

  private final VisionDesk desk;
  private final Structs structs;

  private RecipeMethods(VisionDesk desk, Structs structs) {
    this.desk = desk;
    this.structs = structs;
  }

  static void bind(VisionModel model, VisionDesk desk, Structs structs, FaultLog faults) {
    RecipeMethods all = new RecipeMethods(desk, structs);
    Method.asks(model.method(MANAGEMENT, "GetRecipeListFiltered"), faults, all::list);
    Method.changes(model.method(MANAGEMENT, "PrepareRecipe"), faults, all::prepare);
    Method.changes(model.method(MANAGEMENT, "UnprepareRecipe"), faults, all::unprepare);
  }

  /// By the plant's identifier, or else by the station's: they are the same here.
  private Variant[] prepare(List<Variant> inputs, String who) throws UaException {
    Variant named = structs.text(inputs.get(0), "Id").isEmpty() ? inputs.get(1) : inputs.get(0);
    RecipeKey recipe = find(named);
    boolean running = recipe.equals(desk.now().recipe());
    if (!running) {
      desk.prepare(recipe, who);
    }
    return new Variant[] {
      Variant.of(structs.encoded(VisionIds.RECIPE_ID_INTERNAL, RecipeIds.of(recipe))),
      Variant.of(running),
      Method.NO_ERROR
    };
  }

  private RecipeKey find(Variant named) throws UaException {
    try {
      return RecipeIds.find(
          structs.text(named, "Id"), structs.text(named, "Version"), desk.recipes(), desk::meant);
    } catch (BadInput _) {
      throw new UaException(StatusCodes.Bad_InvalidArgument);
    }
  }

  /// A line without a recipe would let nothing through.
  private Variant[] unprepare(List<Variant> inputs, String who) throws UaException {
    throw new UaException(StatusCodes.Bad_NotSupported);
  }

  private Variant[] list(List<Variant> inputs, String who) {
    String id = structs.text(inputs.get(0), "Id");
    String version = structs.text(inputs.get(0), "Version");
    int prepared = inputs.get(2).value() instanceof Integer state ? state : -1;
    RecipeKey live = desk.now().recipe();
    List<RecipeKey> all =
        desk.recipes().stream()
            .filter(each -> id.isEmpty() || each.id().equals(id))
            .filter(each -> version.isEmpty() || version.equals(Integer.toString(each.revision())))
            .filter(each ->
                switch (prepared) {
                  case FALSE -> !each.equals(live);
                  case TRUE -> each.equals(live);
                  default -> true;
                })
            .toList();
    Page<RecipeKey> page = Page.of(all, inputs.get(3), inputs.get(4));
    ExtensionObject[] recipes =
        page.rows().stream()
            .map(each -> structs.encoded(VisionIds.RECIPE_ID_INTERNAL, RecipeIds.of(each)))
            .toArray(ExtensionObject[]::new);
    return new Variant[] {
      Variant.of(page.isLast()),
      Variant.of(uint(recipes.length)),
      Variant.of(UInteger.MIN),
      Variant.of(recipes),
      Method.NO_ERROR
    };
  }
}
