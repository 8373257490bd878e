package dev.linewarden.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ulong;

import dev.linewarden.inspection.RecipeKey;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/// What a plant shows on a wall, as plain variables in one folder, for clients that know nothing of
/// machine vision. The server's own thread.
final class PlainValues {
  static final String FOLDER = "Station";
  static final String REASONS = "Reasons";

  /// Reasons with a variable of their own since the start, over all recipes.
  static final int REASONS_MAX = 256;

  /// Those beyond the bound together.
  private static final String OTHER = "other";

  private static final int SCALAR = -1;
  private static final int LIST = 1;

  private final StationNamespace namespace;
  private final UaFolderNode folder;
  private final UaFolderNode reasons;
  private final Map<String, UaVariableNode> byName = new HashMap<>();
  private final Map<String, UaVariableNode> byReason = new HashMap<>();

  PlainValues(StationNamespace namespace, String station) {
    this.namespace = namespace;
    this.folder = namespace.folder(NodeIds.ObjectsFolder, FOLDER, FOLDER);
    this.reasons = namespace.folder(folder.getNodeId(), FOLDER + "/" + REASONS, REASONS);
    show("Name", NodeIds.String, station);
    show("LastPart", NodeIds.String, "");
    show("LastVerdict", NodeIds.String, "");
    show("LastReason", NodeIds.String, "");
    missed(0);
  }

  /// Values that did not change are not set again: nobody is told of them.
  void follow(VisionSnapshot now, List<RecipeKey> recipes) {
    show("State", NodeIds.String, now.state().name().toLowerCase(Locale.ROOT));
    show("Why", NodeIds.String, now.why());
    show("Recipe", NodeIds.String, now.recipe().id());
    show("RecipeRevision", NodeIds.Int32, now.recipe().revision());
    show("Batch", NodeIds.String, now.batch());
    show("PartsPerMinute", NodeIds.Double, now.partsPerMinute());
    show("LatencyMillisP50", NodeIds.Double, now.latencyMillisP50());
    show("LatencyMillisP999", NodeIds.Double, now.latencyMillisP999());
    count("Judged", now.counts().judged());
    count("Passed", now.counts().passed());
    count("Rejected", now.counts().rejected());
    count("Unjudged", now.counts().unjudged());
    count("LedgerTriggered", now.balance().triggered());
    count("LedgerPassed", now.balance().passed());
    count("LedgerRemoved", now.balance().removed());
    count("LedgerNotRemoved", now.balance().notRemoved());
    count("LedgerInFlight", now.balance().inFlight());
    show("LedgerBalanced", NodeIds.Boolean, now.balance().balanced());
    String[] names = recipes.stream().map(RecipeKey::toString).toArray(String[]::new);
    Object shown = value(variable("Recipes", NodeIds.String, LIST));
    if (!(shown instanceof String[] before) || !java.util.Arrays.equals(before, names)) {
      StationNamespace.set(variable("Recipes", NodeIds.String, LIST), names);
    }
    reasons(now.counts().labels());
  }

  void judged(PartResult result) {
    show("LastPart", NodeIds.String, result.id());
    show("LastVerdict", NodeIds.String, result.record().verdict().kind());
    show("LastReason", NodeIds.String, result.record().verdict().label());
  }

  /// Results that came faster than they could be told.
  void missed(long results) {
    count("MissedResults", results);
  }

  /// Those of another revision go to 0.
  private void reasons(Map<String, Long> labels) {
    Map<String, Long> shown = new HashMap<>();
    labels.forEach((label, count) ->
        shown.merge(
            byReason.containsKey(label) || byReason.size() < REASONS_MAX ? label : OTHER,
            count,
            Long::sum));
    shown
        .keySet()
        .forEach(label ->
            byReason.computeIfAbsent(
                label, name -> namespace.variable(reasons, name, NodeIds.UInt64, SCALAR)));
    byReason.forEach((label, variable) -> set(variable, ulong(shown.getOrDefault(label, 0L))));
  }

  private void count(String name, long value) {
    show(name, NodeIds.UInt64, ulong(value));
  }

  private void show(String name, NodeId type, Object value) {
    set(variable(name, type, SCALAR), value);
  }

  private UaVariableNode variable(String name, NodeId type, int rank) {
    return byName.computeIfAbsent(name, key -> namespace.variable(folder, key, type, rank));
  }

  private static void set(UaVariableNode variable, Object value) {
    if (!value.equals(value(variable))) {
      StationNamespace.set(variable, value);
    }
  }

  private static Object value(UaVariableNode variable) {
    Object value = variable.getValue().value().value();
    return value == null ? "" : value;
  }
}
