package dev.linewarden.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import dev.linewarden.inspection.FaultLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.core.types.DynamicStructType;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/// Result management: the last results, one by one or some of them, and the event that tells each.
final class ResultMethods {
  private static final String MANAGEMENT = "ResultManagement";
  private static final double NANOS_PER_MILLI = 1e6;

  /// A station has one configuration: its file.
  private static final String CONFIGURATION = "station.toml";

  private final ResultShelf shelf;
  private final Structs structs;

  ResultMethods(ResultShelf shelf, Structs structs) {
    this.shelf = shelf;
    this.structs = structs;
  }

  void bind(VisionModel model, FaultLog faults) {
    Method.asks(model.method(MANAGEMENT, "GetResultById"), faults, this::one);
    Method.asks(model.method(MANAGEMENT, "GetResultListFiltered"), faults, this::some);
    // The same in seventeen pieces.
    Method.asks(
        model.method(MANAGEMENT, "GetResultComponentsById"),
        faults,
        (_, _) -> {
          throw new UaException(StatusCodes.Bad_NotSupported);
        });
  }

  private Variant[] one(List<Variant> inputs, String who) throws UaException {
    PartResult found =
        shelf
            .find(structs.text(inputs.get(0), "Id"))
            .orElseThrow(() -> new UaException(StatusCodes.Bad_NotFound));
    return new Variant[] {
      Variant.of(UInteger.MIN), Variant.of(structs.encoded(result(found))), Method.NO_ERROR
    };
  }

  /// By state, part, recipe and job; the station gives no measurement or product identifiers, so
  /// nothing is found by them.
  private Variant[] some(List<Variant> inputs, String who) {
    boolean foreign =
        !structs.text(inputs.get(1), "Id").isEmpty()
            || !structs.text(inputs.get(7), "Id").isEmpty();
    int state = inputs.get(0).value() instanceof Integer wanted ? wanted : 0;
    Predicate<PartResult> wanted =
        result ->
            !foreign
                && (state == 0 || result.state() == state)
                && fits(inputs.get(2), result.id())
                && fits(inputs.get(3), result.recipe().id())
                && fits(inputs.get(4), result.recipe().id())
                && fits(inputs.get(8), result.job());
    Page<PartResult> page = Page.of(shelf.matching(wanted), inputs.get(9), inputs.get(10));
    ExtensionObject[] results =
        page.rows().stream()
            .map(each -> structs.encoded(result(each)))
            .toArray(ExtensionObject[]::new);
    return new Variant[] {
      Variant.of(page.isLast()),
      Variant.of(uint(results.length)),
      Variant.of(UInteger.MIN),
      Variant.of(results),
      Method.NO_ERROR
    };
  }

  private boolean fits(Variant wanted, String id) {
    String text = structs.text(wanted, "Id");
    return text.isEmpty() || text.equals(id);
  }

  private DynamicStructType result(PartResult result) {
    Map<String, Object> members = new HashMap<>();
    members.put("ResultId", id(VisionIds.RESULT_ID, result.id()));
    members.put("HasTransferableDataOnFile", false);
    members.put("IsPartial", false);
    members.put("IsSimulated", false);
    members.put("ResultState", result.state());
    members.put("PartId", id(VisionIds.PART_ID, result.id()));
    members.put(
        "ExternalRecipeId",
        structs.of(VisionIds.RECIPE_ID_EXTERNAL, RecipeIds.of(result.recipe())));
    members.put(
        "InternalRecipeId",
        structs.of(VisionIds.RECIPE_ID_INTERNAL, RecipeIds.of(result.recipe())));
    members.put("InternalConfigurationId", id(VisionIds.CONFIGURATION_ID, CONFIGURATION));
    members.put("JobId", id(VisionIds.JOB_ID, result.job()));
    members.put("CreationTime", VisionEvents.time(result.record().wallMillis()));
    members.put("ProcessingTimes", times(result));
    members.put("ResultContent", result.content());
    return structs.of(VisionIds.RESULT, members);
  }

  /// What the event ResultReady says of it: the same members, as its fields.
  Map<String, Object> fields(PartResult result) {
    Map<String, Object> fields = new HashMap<>();
    result(result)
        .getMembers()
        .forEach((name, value) -> {
          if (value instanceof DynamicStructType struct) {
            fields.put(name, structs.encoded(struct));
          } else if (value != null && !name.equals("HasTransferableDataOnFile")) {
            fields.put(name, value);
          }
        });
    return fields;
  }

  private DynamicStructType id(int type, String id) {
    return structs.of(type, Map.of("Id", id));
  }

  private DynamicStructType times(PartResult result) {
    DateTime end = VisionEvents.time(result.record().wallMillis());
    long nanos = result.record().triggerToVerdictNanos();
    DateTime start =
        VisionEvents.time(result.record().wallMillis() - Math.round(nanos / NANOS_PER_MILLI));
    return structs.of(
        VisionIds.PROCESSING_TIMES,
        Map.of(
            "StartTime",
            start,
            "EndTime",
            end,
            "AcquisitionDuration",
            result.acquisitionMillis(),
            "ProcessingDuration",
            result.processingMillis()));
  }
}
