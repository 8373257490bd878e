package dev.linewarden.upstream;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Verdict;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The contract with the plant: JSON bodies, version 1, described in docs/upstream.schema.json.
/// Fields may be added within a version, never renamed or removed. Any thread.
final class Events {
  static final int SCHEMA = 1;

  /// A larger event is told without its scores and with [#REASONS_KEPT] reasons, marked
  /// `truncated`: an event that no broker takes would hold up all that come after it.
  static final int EVENT_BYTES_MAX = 64 * 1024;

  static final int REASONS_KEPT = 16;
  private static final int DETAIL_CHARS_KEPT = 1024;

  // Always three digits: times sort as text.
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final String station;
  private final Clock clock;

  /// @param clock says how far its wall time may be off
  Events(String station, Clock clock) {
    this.station = station;
    this.clock = clock;
  }

  /// The last level of a topic.
  static String kind(LedgerEntry entry) {
    return switch (entry) {
      case LedgerEntry.Triggered _ -> "trigger";
      case LedgerEntry.Judged _ -> "part";
      case LedgerEntry.Closed _ -> "ending";
      case LedgerEntry.Changed _ -> "recipe";
      case LedgerEntry.Noted _ -> "event";
    };
  }

  /// @param kind the last level of a topic: `part`, `gap`
  /// @param body a JSON object
  record Message(String kind, Body body) {}

  Message of(Sink.Event event) {
    return switch (event) {
      case Sink.Event.Entry(Recorded recorded, boolean past, boolean scores) -> {
        Body whole = body(recorded, past, scores, false);
        yield new Message(
            kind(recorded.entry()),
            whole.length() <= EVENT_BYTES_MAX ? whole : body(recorded, past, scores, true));
      }
      case Sink.Event.Gap gap -> new Message("gap", gap(gap));
    };
  }

  private Body body(Recorded recorded, boolean past, boolean scores, boolean truncated) {
    return Json.body(json -> {
      head(json, recorded.entry().wallMillis(), past);
      if (past) {
        json.flag("history", true);
      }
      json.number("sequence", recorded.sequence());
      json.number("part", recorded.entry().part().value());
      switch (recorded.entry()) {
        case LedgerEntry.Triggered triggered -> recipe(json, triggered.recipe());
        case LedgerEntry.Judged judged -> judged(json, judged, scores, truncated);
        case LedgerEntry.Closed closed -> {
          recipe(json, closed.recipe());
          json.text("ending", word(closed.ending()));
          if (closed.lane() > 0) {
            json.number("lane", closed.lane());
          }
          if (!Double.isNaN(closed.slipMm())) {
            json.number("slipMm", closed.slipMm());
          }
        }
        case LedgerEntry.Changed changed -> changed(json, changed);
        case LedgerEntry.Noted noted -> noted(json, noted.note());
      }
    });
  }

  private Body gap(Sink.Event.Gap gap) {
    return Json.body(json -> {
      head(json, gap.wallMillis(), false);
      json.number("from", gap.from());
      json.number("to", gap.to());
    });
  }

  Body counts(Sink.Aside.Counts newest) {
    CountsReport report = newest.report();
    return Json.body(json -> {
      head(json, newest.wallMillis(), false);
      recipe(json, report.recipe());
      json.text("state", report.state());
      json.number("partsPerMinute", report.partsPerMinute());
      Counts counts = report.counts();
      json.number("judged", counts.judged());
      json.number("passed", counts.passed());
      json.number("rejected", counts.rejected());
      json.number("unjudged", counts.unjudged());
      json.object("labels", () -> counts.labels().forEach(json::number));
      json.object("balance", () -> balance(json, report.balance()));
      json.number("behind", newest.behind());
    });
  }

  /// @param id of the command; empty when it could not be read
  /// @param refused why it was not done; empty when it was
  Body answer(String id, String refused, long wallMillis) {
    return Json.body(json -> {
      head(json, wallMillis, false);
      json.text("id", said(id));
      json.flag("accepted", refused.isEmpty());
      json.text("why", said(refused));
    });
  }

  Body online(long wallMillis) {
    return Json.body(json -> {
      head(json, wallMillis, false);
      json.text("status", "online");
    });
  }

  /// Also the last will: the broker speaks it, so it cannot say when.
  Body offline() {
    return Json.body(json -> {
      json.number("schema", SCHEMA);
      json.text("station", station);
      json.text("status", "offline");
    });
  }

  private static void changed(Json json, LedgerEntry.Changed changed) {
    recipe(json, changed.recipe());
    recipe(json, "before", changed.before());
    json.text("who", changed.who());
    json.text("why", said(changed.why()));
  }

  private static void noted(Json json, Note note) {
    json.text("kind", note.kind().key());
    json.text("who", note.who());
    json.text("what", said(note.what()));
    json.text("before", said(note.before()));
    json.text("after", said(note.after()));
    json.text("why", said(note.why()));
  }

  private static @Nullable String said(String words) {
    return words.isEmpty() ? null : words;
  }

  /// @param past whether it happened long ago: how good the clock was then nobody wrote down
  private void head(Json json, long wallMillis, boolean past) {
    json.number("schema", SCHEMA);
    json.text("station", station);
    json.text("time", TIME.format(Instant.ofEpochMilli(wallMillis)));
    OptionalLong uncertainty = past ? OptionalLong.empty() : clock.wallUncertaintyMillis();
    if (uncertainty.isPresent()) {
      json.number("timeUncertaintyMillis", uncertainty.getAsLong());
    } else {
      json.nothing("timeUncertaintyMillis");
    }
  }

  private static void judged(
      Json json, LedgerEntry.Judged judged, boolean withScores, boolean truncated) {
    recipe(json, judged.recipe());
    switch (judged.verdict()) {
      case Verdict.Pass() -> verdict(json, "pass", List.of(), null, "");
      case Verdict.Reject(List<Reason> reasons) ->
          verdict(json, "reject", kept(reasons, truncated), null, "");
      case Verdict.Unjudged(var cause, String detail) ->
          verdict(json, "unjudged", List.of(), word(cause), kept(detail, truncated));
    }
    if (withScores) {
      List<Finding> scores = truncated ? List.of() : judged.findings();
      json.array("scores", scores, finding -> score(json, finding));
    }
    json.number("latencyMs", judged.triggerToVerdictNanos() / 1e6);
    long frameNanos = judged.frameToVerdictNanos();
    json.number("frameToVerdictMs", frameNanos < 0 ? Double.NaN : frameNanos / 1e6);
    if (judged.frameNumber() < 0) {
      json.nothing("frameNumber");
    } else {
      json.number("frameNumber", judged.frameNumber());
    }
    json.flag("truncated", truncated);
  }

  private static void verdict(
      Json json, String word, List<Reason> reasons, @Nullable String cause, String detail) {
    json.text("verdict", word);
    json.array("reasons", reasons, reason -> reason(json, reason));
    json.text("cause", cause);
    json.text("detail", said(detail));
  }

  private static void reason(Json json, Reason reason) {
    json.text("fault", reason.limit().fault());
    json.text("tool", reason.limit().tool());
    json.text("finding", reason.limit().finding());
    json.number("value", reason.value());
    json.number("min", reason.limit().min());
    json.number("max", reason.limit().max());
  }

  private static void score(Json json, Finding finding) {
    json.text("tool", finding.tool());
    json.text("finding", finding.name());
    json.number("value", finding.value());
    json.text("unit", finding.unit());
    if (!finding.text().isEmpty()) {
      json.text("text", finding.text());
    }
  }

  private static void balance(Json json, Balance balance) {
    json.number("triggered", balance.triggered());
    json.number("passed", balance.passed());
    json.number("removed", balance.removed());
    json.number("notRemoved", balance.notRemoved());
    json.number("interrupted", balance.interrupted());
    json.number("inFlight", balance.inFlight());
    json.number("unaccounted", balance.unaccounted());
  }

  private static void recipe(Json json, @Nullable RecipeKey recipe) {
    recipe(json, "recipe", recipe);
  }

  private static void recipe(Json json, String name, @Nullable RecipeKey recipe) {
    if (recipe == null) {
      json.nothing(name);
      return;
    }
    json.object(
        name,
        () -> {
          json.text("id", recipe.id());
          json.number("revision", recipe.revision());
        });
  }

  private static List<Reason> kept(List<Reason> reasons, boolean truncated) {
    return truncated && reasons.size() > REASONS_KEPT ? reasons.subList(0, REASONS_KEPT) : reasons;
  }

  private static String kept(String detail, boolean truncated) {
    return truncated && detail.length() > DETAIL_CHARS_KEPT
        ? detail.substring(0, DETAIL_CHARS_KEPT)
        : detail;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
