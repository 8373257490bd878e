package dev.linewarden.upstream;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;

/// What the station says, as names and values of Sparkplug tags: the contract with a host. Names
/// may be added, never renamed or removed. No state.
final class StationTags {
  static final String BEHIND = "Feed/Behind";
  static final String UNCERTAINTY = "Clock/Uncertainty ms";
  static final String REASONS = "Reasons/";

  /// Of one part; the journal has the rest.
  static final int REASONS_MAX = 16;

  private StationTags() {}

  /// Of the edge node, before anything was told.
  static Map<String, TagValue> node() {
    Map<String, TagValue> tags = new LinkedHashMap<>();
    tags.put("Properties/Software", new TagValue.Words("Linewarden"));
    tags.put(BEHIND, new TagValue.Whole(0));
    tags.put(UNCERTAINTY, new TagValue.Unknown(DataType.Int64));
    tags.put("Feed/Gap From", new TagValue.Unknown(DataType.Int64));
    tags.put("Feed/Gap To", new TagValue.Unknown(DataType.Int64));
    return tags;
  }

  /// Of the edge node, each second.
  ///
  /// @param behind entries of the journal that the sink has not taken
  /// @param uncertaintyMillis the most that the station's wall clock may be off
  static Map<String, TagValue> node(long behind, OptionalLong uncertaintyMillis) {
    Map<String, TagValue> tags = new LinkedHashMap<>();
    whole(tags, BEHIND, behind);
    tags.put(
        UNCERTAINTY,
        uncertaintyMillis.isPresent()
            ? new TagValue.Whole(uncertaintyMillis.getAsLong())
            : new TagValue.Unknown(DataType.Int64));
    return tags;
  }

  /// Of the device, as long as no part came.
  static Map<String, TagValue> line() {
    Map<String, TagValue> tags = new LinkedHashMap<>();
    for (String number : List.of("Part/Sequence", "Part/Number", "Ending/Sequence")) {
      tags.put(number, new TagValue.Unknown(DataType.Int64));
    }
    for (String words : List.of("Part/Verdict", "Part/Reasons", "Part/Detail", "Part/Recipe")) {
      tags.put(words, new TagValue.Unknown(DataType.String));
    }
    tags.put("Part/Latency ms", new TagValue.Unknown(DataType.Double));
    tags.put("Ending/Part", new TagValue.Unknown(DataType.Int64));
    tags.put("Ending/Ending", new TagValue.Unknown(DataType.String));
    tags.put("Event/Sequence", new TagValue.Unknown(DataType.Int64));
    for (String words : List.of("Kind", "Who", "What", "Before", "After", "Why")) {
      tags.put("Event/" + words, new TagValue.Unknown(DataType.String));
    }
    return tags;
  }

  static Map<String, TagValue> counts(CountsReport report) {
    Map<String, TagValue> tags = new LinkedHashMap<>();
    RecipeKey recipe = report.recipe();
    tags.put("State", TagValue.Words.of(report.state()));
    tags.put("Recipe/Id", TagValue.Words.of(recipe == null ? "" : recipe.id()));
    tags.put("Recipe/Revision", new TagValue.Whole(recipe == null ? 0 : recipe.revision()));
    tags.put("Parts per minute", new TagValue.Real(report.partsPerMinute()));
    Counts counts = report.counts();
    whole(tags, "Counts/Judged", counts.judged());
    whole(tags, "Counts/Passed", counts.passed());
    whole(tags, "Counts/Rejected", counts.rejected());
    whole(tags, "Counts/Unjudged", counts.unjudged());
    Balance balance = report.balance();
    whole(tags, "Balance/Triggered", balance.triggered());
    whole(tags, "Balance/Passed", balance.passed());
    whole(tags, "Balance/Removed", balance.removed());
    whole(tags, "Balance/Not Removed", balance.notRemoved());
    whole(tags, "Balance/Interrupted", balance.interrupted());
    whole(tags, "Balance/In Flight", balance.inFlight());
    whole(tags, "Balance/Unaccounted", balance.unaccounted());
    Map<String, Long> reasons = new TreeMap<>();
    counts.labels().forEach((label, parts) -> reasons.merge(reason(label), parts, Long::sum));
    reasons.forEach((name, parts) -> whole(tags, name, parts));
    return tags;
  }

  /// A slash would make a folder, and capitals alone must not make another tag.
  static String reason(String label) {
    return REASONS + label.replace('/', ' ').toLowerCase(Locale.ROOT);
  }

  /// Empty where a tag would say nothing that counts do not.
  static Map<String, TagValue> of(Recorded recorded) {
    Map<String, TagValue> tags = new LinkedHashMap<>();
    switch (recorded.entry()) {
      case LedgerEntry.Triggered _ -> {
        // The verdict on it follows.
      }
      case LedgerEntry.Judged judged -> judged(tags, recorded.sequence(), judged);
      case LedgerEntry.Closed closed -> {
        whole(tags, "Ending/Sequence", recorded.sequence());
        whole(tags, "Ending/Part", closed.part().value());
        words(tags, "Ending/Ending", closed.ending().name().toLowerCase(Locale.ROOT));
      }
      case LedgerEntry.Changed changed -> {
        String after = changed.recipe().toString();
        String before = changed.before().toString();
        event(
            tags,
            recorded.sequence(),
            List.of("recipe", changed.who(), "", before, after, changed.why()));
      }
      case LedgerEntry.Noted(var _, Note note) ->
          event(
              tags,
              recorded.sequence(),
              List.of(
                  note.kind().key(),
                  note.who(),
                  note.what(),
                  note.before(),
                  note.after(),
                  note.why()));
    }
    return tags;
  }

  static Map<String, TagValue> gap(Sink.Event.Gap gap) {
    Map<String, TagValue> tags = new LinkedHashMap<>();
    whole(tags, "Feed/Gap From", gap.from());
    whole(tags, "Feed/Gap To", gap.to());
    return tags;
  }

  private static void judged(Map<String, TagValue> tags, long sequence, LedgerEntry.Judged judged) {
    whole(tags, "Part/Sequence", sequence);
    whole(tags, "Part/Number", judged.part().value());
    words(tags, "Part/Verdict", judged.verdict().kind());
    switch (judged.verdict()) {
      case Verdict.Pass() -> reasons(tags, "", "");
      case Verdict.Reject(List<Reason> reasons) ->
          reasons(
              tags,
              reasons.stream()
                  .limit(REASONS_MAX)
                  .map(Reason::limit)
                  .map(Limit::fault)
                  .collect(Collectors.joining("; ")),
              "");
      case Verdict.Unjudged(var _, String detail) ->
          reasons(tags, judged.verdict().label(), detail);
    }
    words(tags, "Part/Recipe", judged.recipe().toString());
    tags.put("Part/Latency ms", new TagValue.Real(judged.triggerToVerdictNanos() / 1e6));
  }

  private static void reasons(Map<String, TagValue> tags, String reasons, String detail) {
    words(tags, "Part/Reasons", reasons);
    words(tags, "Part/Detail", detail);
  }

  private static void event(Map<String, TagValue> tags, long sequence, List<String> said) {
    whole(tags, "Event/Sequence", sequence);
    words(tags, "Event/Kind", said.get(0));
    words(tags, "Event/Who", said.get(1));
    words(tags, "Event/What", said.get(2));
    words(tags, "Event/Before", said.get(3));
    words(tags, "Event/After", said.get(4));
    words(tags, "Event/Why", said.get(5));
  }

  private static void whole(Map<String, TagValue> tags, String name, long value) {
    tags.put(name, new TagValue.Whole(value));
  }

  private static void words(Map<String, TagValue> tags, String name, String value) {
    tags.put(name, TagValue.Words.of(value));
  }
}
