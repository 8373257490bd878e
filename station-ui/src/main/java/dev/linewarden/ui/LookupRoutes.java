package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Lookup;
import dev.linewarden.inspection.Measured;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.Right;
import dev.linewarden.inspection.ScoreRange;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.WallSpan;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The addresses where parts of the past are asked for. Called on the server's threads, several at
/// once.
final class LookupRoutes {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int PAGE = 100;
  private static final Set<String> VERDICTS = Set.of("pass", "reject", "unjudged");

  private final Lookup lookup;
  private final Clock clock;
  private final Exchange exchange;

  LookupRoutes(Lookup lookup, Clock clock, Exchange exchange) {
    this.lookup = lookup;
    this.clock = clock;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/statistics", Right.VIEW, this::statistics),
        Route.get("/api/v1/statistics/places", Right.VIEW, this::places),
        Route.get("/api/v1/statistics/lanes", Right.VIEW, this::lanes),
        Route.get("/api/v1/parts", Right.VIEW, this::parts),
        Route.get("/api/v1/parts/{part}/findings", Right.VIEW, this::findings));
  }

  private void statistics(Context ctx) {
    Query query = new Query(ctx);
    StatisticsQuestion question =
        new StatisticsQuestion(lastDay(query), by(query), query.text("batch"));
    exchange.answer(ctx, lookup.statistics(question));
  }

  private void places(Context ctx) {
    Query query = new Query(ctx);
    int places = query.whole("places").orElseThrow(() -> query.missing("places"));
    exchange.answer(ctx, lookup.byPlace(lastDay(query), places));
  }

  private void lanes(Context ctx) {
    exchange.answer(ctx, lookup.byLane(lastDay(new Query(ctx))));
  }

  /// Unless another time is asked for.
  private WallSpan lastDay(Query query) {
    long until = query.wall("to", clock.wallMillis());
    return new WallSpan(query.wall("from", until - DAY_MILLIS), until);
  }

  private void parts(Context ctx) {
    Query query = new Query(ctx);
    PartQuestion question =
        new PartQuestion(
            query.span("from", "to"),
            verdict(query),
            query.text("fault"),
            query.text("recipe"),
            score(query),
            query.wall("before").stream()
                .mapToObj(part -> new PartId(Math.max(1, part)))
                .findFirst(),
            query.whole("count").orElse(PAGE));
    exchange.answer(ctx, lookup.parts(question).stream().map(WirePart::of).toList());
  }

  private void findings(Context ctx) {
    PartId part =
        Exchange.part(ctx)
            .orElseThrow(() ->
                new BadInput(
                    "a part's number must be from 1 up, but is '%s'"
                        .formatted(ctx.pathParam("part"))));
    exchange.answer(ctx, lookup.findings(part).stream().map(WirePart.Value::of).toList());
  }

  private static StatisticsQuestion.By by(Query query) {
    String by = query.text("by").orElse("hour");
    try {
      return StatisticsQuestion.By.valueOf(by.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "?by= must be minute, hour, day, shift, recipe or batch, but is '%s'".formatted(by), e);
    }
  }

  private static Optional<String> verdict(Query query) {
    Optional<String> verdict = query.text("verdict");
    if (verdict.isPresent() && !VERDICTS.contains(verdict.get())) {
      throw new BadInput(
          "?verdict= must be pass, reject or unjudged, but is '%s'".formatted(verdict.get()));
    }
    return verdict;
  }

  /// `?finding=tool.name` with one end or both.
  private static Optional<ScoreRange> score(Query query) {
    Optional<String> finding = query.text("finding");
    if (finding.isEmpty()) {
      return Optional.empty();
    }
    int dot = finding.get().indexOf('.');
    if (dot < 1) {
      throw new BadInput("?finding= must be tool.name, but is '%s'".formatted(finding.get()));
    }
    Measured measured =
        new Measured(finding.get().substring(0, dot), finding.get().substring(dot + 1));
    return Optional.of(
        new ScoreRange(
            measured,
            query.number("min").orElse(Double.NEGATIVE_INFINITY),
            query.number("max").orElse(Double.POSITIVE_INFINITY)));
  }
}
