package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class EventsTest {
  private final Events events = new Events("line-4", OffClock.UNKNOWN);
  private final ObjectMapper reader = new ObjectMapper();

  @Test
  void aRejectIsToldWithItsReasonsAndScores() {
    assertThat(text(Samples.judged(7, Samples.REJECT)))
        .isEqualTo(
            """
            {"schema":1,"station":"line-4","time":"2026-09-21T14:13:20.000Z",\
            "timeUncertaintyMillis":null,"sequence":42,\
            "part":7,"recipe":{"id":"bottle","revision":3},"verdict":"reject","reasons":[\
            {"fault":"cap missing","tool":"cap","finding":"mean","value":41.5,"min":90.0,\
            "max":null}],"cause":null,"detail":null,"scores":[{"tool":"cap","finding":"mean",\
            "value":41.5,"unit":"grey"}],"latencyMs":8.25,"frameToVerdictMs":3.1,\
            "frameNumber":1007,"truncated":false}\
            """);
  }

  @Test
  void howFarTheTimeMayBeOffIsSaidOfWhatHappensNow() {
    Events known = new Events("line-4", new OffClock(OptionalLong.of(3)));
    Recorded passed = new Recorded(42, Samples.judged(7, new Verdict.Pass()));
    for (boolean past : new boolean[] {false, true}) {
      JsonNode event =
          reader.readTree(known.of(new Sink.Event.Entry(passed, past, true)).body().bytes());
      JsonNode uncertainty = event.get("timeUncertaintyMillis");
      assertThat(uncertainty.isNull()).isEqualTo(past);
      assertThat(uncertainty.asInt(0)).isEqualTo(past ? 0 : 3);
    }
  }

  @Test
  void aPassHasNoReason() {
    JsonNode event = event(Samples.judged(7, new Verdict.Pass()));
    assertThat(event.get("verdict").asString()).isEqualTo("pass");
    assertThat(event.get("reasons").isEmpty()).isTrue();
    assertThat(event.get("cause").isNull()).isTrue();
  }

  @Test
  void anUnjudgedPartSaysItsCause() {
    JsonNode event = event(Samples.judged(7, Samples.LATE));
    assertThat(event.get("verdict").asString()).isEqualTo("unjudged");
    assertThat(event.get("cause").asString()).isEqualTo("late");
    assertThat(event.get("detail").asString()).isEqualTo("verdict 2.1 ms after the deadline");
  }

  @Test
  void aPartWithoutAFrameHasNoFrameNumber() {
    LedgerEntry.Judged blind =
        new LedgerEntry.Judged(
            new PartId(1), 0, Samples.RECIPE, Samples.LATE, List.of(), List.of(), -1, "", 5, -1);
    JsonNode event = event(blind);
    assertThat(event.get("frameNumber").isNull()).isTrue();
    assertThat(event.get("frameToVerdictMs").isNull()).isTrue();
    assertThat(event.get("time").asString()).isEqualTo("1970-01-01T00:00:00.000Z");
  }

  @Test
  void aChangeOfRecipeSaysWhoAndWhy() {
    LedgerEntry.Changed changed =
        new LedgerEntry.Changed(
            new PartId(8), 0, Samples.RECIPE, new RecipeKey("cans", 2), "anna", "new label");

    assertThat(Events.kind(changed)).isEqualTo("recipe");
    assertThat(text(changed))
        .isEqualTo(
            """
            {"schema":1,"station":"line-4","time":"1970-01-01T00:00:00.000Z",\
            "timeUncertaintyMillis":null,"sequence":42,\
            "part":8,"recipe":{"id":"bottle","revision":3},"before":{"id":"cans","revision":2},\
            "who":"anna","why":"new label"}\
            """);
  }

  @Test
  void whatHappenedBesideThePartsIsToldWithWhoAndWhy() {
    Note note =
        new Note(Note.Kind.SETTING_CHANGED, 0, "anna", "[line] deadline_ms", "15", "12", "");
    LedgerEntry.Noted noted = new LedgerEntry.Noted(new PartId(8), note);

    assertThat(Events.kind(noted)).isEqualTo("event");
    assertThat(text(noted))
        .isEqualTo(
            """
            {"schema":1,"station":"line-4","time":"1970-01-01T00:00:00.000Z",\
            "timeUncertaintyMillis":null,"sequence":42,\
            "part":8,"kind":"setting_changed","who":"anna","what":"[line] deadline_ms",\
            "before":"15","after":"12","why":null}\
            """);
  }

  @Test
  void eachKindOfEntryHasItsName() {
    assertThat(Events.kind(Samples.triggered(1))).isEqualTo("trigger");
    assertThat(Events.kind(Samples.judged(1, Samples.LATE))).isEqualTo("part");
    assertThat(Events.kind(Samples.closed(1, Ending.REMOVED))).isEqualTo("ending");
    assertThat(event(Samples.closed(1, Ending.NOT_REMOVED)).get("ending").asString())
        .isEqualTo("not_removed");
  }

  @Test
  void whatAPartSlippedIsSaidWhereASensorSawItAgain() {
    assertThat(event(Samples.closed(1, Ending.REMOVED)).has("slipMm")).isFalse();
    assertThat(event(Samples.slipped(1)).get("slipMm").asDouble()).isEqualTo(-3.5);
    assertThat(event(Samples.slipped(1)).get("lane").asInt()).isEqualTo(1);
  }

  @Test
  void numbersThatJsonCannotSayAreNull() {
    List<Finding> findings =
        List.of(
            new Finding("a", "nan", Double.NaN, "px", null),
            new Finding("a", "up", Double.POSITIVE_INFINITY, "px", null),
            new Finding("a", "down", Double.NEGATIVE_INFINITY, "px", null));
    JsonNode scores = event(Samples.judged(1, Samples.LATE, findings)).get("scores");
    assertThat(scores.size()).isEqualTo(3);
    scores.forEach(score -> assertThat(score.get("value").isNull()).isTrue());
  }

  @Test
  void anyTextSurvivesTheWayThroughJson() {
    String odd = "quote \" back \\ slash / tab \t null \0 bell \u0007 line \u2028 ü 漢 😀";
    Limit limit = new Limit("t", "f", 0, 1, odd);
    Verdict reject = new Verdict.Reject(List.of(new Reason(limit, 2)));
    JsonNode reason = event(Samples.judged(1, reject)).get("reasons").get(0);
    assertThat(reason.get("fault").asString()).isEqualTo(odd);
  }

  @Test
  void halfASurrogatePairDoesNotStopTheStream() {
    List<Finding> findings = List.of(new Finding("a\uD83D", "\uDE00b😀", 1, "px", null));
    JsonNode score = event(Samples.judged(1, Samples.LATE, findings)).get("scores").get(0);
    assertThat(score.get("tool").asString()).isEqualTo("a\uFFFD");
    assertThat(score.get("finding").asString()).isEqualTo("\uFFFDb😀");
  }

  @Test
  void anEventTooLargeForABrokerIsCutAndSaysSo() {
    List<Finding> findings = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      findings.add(new Finding("tool" + i, "value", i, "px", null));
      reasons.add(new Reason(new Limit("tool" + i, "value", -1, -1, "fault " + i), i));
    }
    Body body =
        events
            .of(
                new Sink.Event.Entry(
                    new Recorded(1, Samples.judged(1, new Verdict.Reject(reasons), findings)),
                    false,
                    true))
            .body();
    assertThat(body.length()).isLessThan(Events.EVENT_BYTES_MAX);
    JsonNode event = reader.readTree(body.bytes());
    assertThat(event.get("truncated").asBoolean()).isTrue();
    assertThat(event.get("reasons").size()).isEqualTo(Events.REASONS_KEPT);
    assertThat(event.get("reasons").get(0).get("fault").asString()).isEqualTo("fault 0");
  }

  @Test
  void whatHappenedBeforeSomebodyListenedSaysSo() {
    Recorded recorded = new Recorded(42, Samples.judged(7, Samples.REJECT));
    assertThat(
            reader
                .readTree(events.of(new Sink.Event.Entry(recorded, true, true)).body().bytes())
                .get("history")
                .asBoolean())
        .isTrue();
    assertThat(
            reader
                .readTree(events.of(new Sink.Event.Entry(recorded, false, true)).body().bytes())
                .has("history"))
        .isFalse();
  }

  @Test
  void verdictsAloneComeWithoutScoresButWithTheirReasons() {
    Recorded recorded = new Recorded(42, Samples.judged(7, Samples.REJECT));
    JsonNode event =
        reader.readTree(events.of(new Sink.Event.Entry(recorded, false, false)).body().bytes());
    assertThat(event.has("scores")).isFalse();
    assertThat(event.get("reasons").get(0).get("value").asDouble()).isEqualTo(41.5);
  }

  @Test
  void countsCarryTheBalance() {
    JsonNode event =
        reader.readTree(
            events.counts(new Sink.Aside.Counts(Samples.report(), 3, Samples.WALL_MILLIS)).bytes());
    assertThat(event.get("passed").asLong()).isEqualTo(12);
    assertThat(event.get("judged").asLong()).isEqualTo(15);
    assertThat(event.get("labels").get("cap missing").asLong()).isEqualTo(2);
    assertThat(event.get("balance").get("inFlight").asLong()).isEqualTo(1);
    assertThat(event.get("partsPerMinute").asDouble()).isEqualTo(600.5);
    assertThat(event.get("state").asString()).isEqualTo("running");
    assertThat(event.get("behind").asLong()).isEqualTo(3);
  }

  @Test
  void countsBeforeTheFirstRecipeAreStillJson() {
    CountsReport early = new CountsReport(null, Counts.ZERO, Balance.ZERO, Double.NaN, "stopped");
    JsonNode event = reader.readTree(events.counts(new Sink.Aside.Counts(early, 0, 0)).bytes());
    assertThat(event.get("recipe").isNull()).isTrue();
    assertThat(event.get("partsPerMinute").isNull()).isTrue();
  }

  @Test
  void theLastWillSaysNoTime() {
    assertThat(events.offline().toString())
        .isEqualTo("{\"schema\":1,\"station\":\"line-4\",\"status\":\"offline\"}");
  }

  private String text(LedgerEntry entry) {
    return events.of(new Sink.Event.Entry(new Recorded(42, entry), false, true)).body().toString();
  }

  private JsonNode event(LedgerEntry entry) {
    return reader.readTree(text(entry));
  }
}
