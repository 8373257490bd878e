package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Right;
import dev.linewarden.inspection.WallSpan;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The addresses of the parts that have to be held back: counted, and one by one as a file. Called
/// on the server's threads, several at once.
final class HoldRoutes {
  private final Workshop workshop;
  private final Exchange exchange;

  /// As in [HoldReport].
  record Held(
      long looked,
      long leftAlone,
      long held,
      long spared,
      List<HoldReport.Stretch> stretches,
      Map<String, Long> leftOut) {}

  HoldRoutes(Workshop workshop, Exchange exchange) {
    this.workshop = workshop;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/hold", Right.VIEW, this::count),
        Route.get("/api/v1/hold/list", Right.VIEW, this::list));
  }

  private void count(Context ctx) {
    HoldReport report = workshop.hold(question(ctx), Optional.empty());
    Map<String, Long> leftOut = new TreeMap<>();
    report.leftOut().forEach((key, parts) -> leftOut.put(key.toString(), parts));
    exchange.answer(
        ctx,
        new Held(
            report.looked(),
            report.leftAlone(),
            report.held(),
            report.spared(),
            report.stretches(),
            leftOut));
  }

  /// At any size: row by row, as they are found, into a file. One question of the past is answered
  /// at a time, so whoever reads slowly reads when that is over.
  private void list(Context ctx) {
    HoldQuestion question = question(ctx);
    try {
      Path file = Files.createTempFile("hold", ".csv");
      try {
        try (Writer rows = Files.newBufferedWriter(file)) {
          workshop.hold(question, Optional.of(rows));
        }
        ctx.contentType("text/csv; charset=utf-8");
        ctx.header("Content-Disposition", "attachment; filename=\"hold.csv\"");
        Files.copy(file, ctx.outputStream());
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the hold list cannot be written, or whoever asked for it went away", e);
    }
  }

  private static HoldQuestion question(Context ctx) {
    Query query = new Query(ctx);
    WallSpan span = query.span("since", "until");
    Optional<String> limit = query.text("limit");
    if (limit.isEmpty()) {
      return new HoldQuestion.Passed(span);
    }
    int revision =
        query
            .whole("revision")
            .filter(number -> number > 0)
            .orElseThrow(() ->
                new BadInput(
                    "GET %s: ?revision= must be a number from 1 up".formatted(ctx.path())));
    RecipeKey recipe = new RecipeKey(query.needed("recipe"), revision);
    return new HoldQuestion.Limit(
        recipe, limit.get(), query.number("min"), query.number("max"), span);
  }
}
