package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.OptionalDouble;

/// The addresses where recipes are worked on while one runs. Called on the server's threads,
/// several at once.
final class WorkshopRoutes {
  private static final String DRAFT =
      "{\"id\": \"...\", \"revision\": 1, \"limits\": [{\"limit\": \"...\", \"end\": \"min\","
          + " \"value\": 1}]}";
  private static final String REASON = "{\"why\": \"...\"}";

  private final Workshop workshop;
  private final DisagreementShelf disagreements;
  private final RejectShelf rejects;
  private final Exchange exchange;

  record Draft(String id, int revision, List<Moved> limits) {}

  record Moved(String limit, String end, double value) {}

  record Why(String why) {}

  record CalledNumber(int number) {}

  record CalledCode(String code) {}

  WorkshopRoutes(
      Workshop workshop, DisagreementShelf disagreements, RejectShelf rejects, Exchange exchange) {
    this.workshop = workshop;
    this.disagreements = disagreements;
    this.rejects = rejects;
    this.exchange = exchange;
  }

  List<Routes.Route> all() {
    return List.of(
        new Routes.Route(HandlerType.GET, "/api/v1/recipes/{id}/{revision}/limit", this::limit),
        new Routes.Route(HandlerType.POST, "/api/v1/recipe/number", this::number),
        new Routes.Route(HandlerType.POST, "/api/v1/recipe/code", this::code),
        new Routes.Route(HandlerType.GET, "/api/v1/draft", this::draft),
        new Routes.Route(HandlerType.POST, "/api/v1/draft", this::follow),
        new Routes.Route(HandlerType.POST, "/api/v1/draft/drop", this::drop),
        new Routes.Route(HandlerType.POST, "/api/v1/draft/promote", this::promote),
        new Routes.Route(HandlerType.GET, "/api/v1/draft/{part}/image", this::image));
  }

  private void limit(Context ctx) {
    Query query = new Query(ctx);
    LimitQuestion question =
        new LimitQuestion(
            named(ctx),
            query.needed("limit"),
            query.number("min"),
            query.number("max"),
            query.span("since", "until"));
    LimitOutlook outlook = workshop.outlook(question);
    exchange.answer(ctx, WireOutlook.of(outlook, part -> rejects.find(part.value()) != null));
  }

  private void number(Context ctx) {
    CalledNumber called = exchange.body(ctx, CalledNumber.class, "{\"number\": 1}");
    workshop.callNumber(called.number(), Exchange.who(ctx));
    exchange.accepted(ctx);
  }

  private void code(Context ctx) {
    CalledCode called = exchange.body(ctx, CalledCode.class, "{\"code\": \"...\"}");
    workshop.callCode(called.code(), Exchange.who(ctx));
    exchange.accepted(ctx);
  }

  private void draft(Context ctx) {
    exchange.answer(ctx, Wire.Shadow.of(workshop.draft(), disagreements.list()));
  }

  private void follow(Context ctx) {
    Draft draft = exchange.body(ctx, Draft.class, DRAFT);
    List<DraftWish.MovedLimit> limits = draft.limits().stream().map(WorkshopRoutes::moved).toList();
    workshop.follow(
        new DraftWish(new RecipeKey(draft.id(), draft.revision()), limits), Exchange.who(ctx));
    exchange.accepted(ctx);
  }

  private static DraftWish.MovedLimit moved(Moved moved) {
    OptionalDouble value = OptionalDouble.of(moved.value());
    return switch (moved.end()) {
      case "min" -> new DraftWish.MovedLimit(moved.limit(), value, OptionalDouble.empty());
      case "max" -> new DraftWish.MovedLimit(moved.limit(), OptionalDouble.empty(), value);
      default ->
          throw new BadInput(
              "limit '%s': 'end' must be min or max, but is '%s'"
                  .formatted(moved.limit(), moved.end()));
    };
  }

  private void drop(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    workshop.drop(Exchange.who(ctx));
    exchange.accepted(ctx);
  }

  private void promote(Context ctx) {
    Why why = exchange.body(ctx, Why.class, REASON);
    workshop.promote(Exchange.who(ctx), why.why());
    exchange.accepted(ctx);
  }

  private void image(Context ctx) {
    String part = ctx.pathParam("part");
    long number = part.matches("\\d{1,18}") ? Long.parseLong(part) : 0;
    DisagreementShelf.Kept kept = disagreements.find(number);
    if (kept == null) {
      throw new Refused(
          HttpStatus.NOT_FOUND,
          "part '%s' is not among the last %d on which the draft disagreed"
              .formatted(part, DisagreementShelf.KEPT_MAX));
    }
    Exchange.picture(ctx, kept.image());
  }

  /// The revision that the address names.
  static RecipeKey named(Context ctx) {
    String revision = ctx.pathParam("revision");
    if (!revision.matches("\\d{1,9}")) {
      throw new BadInput("a recipe's revision must be a number, but is '%s'".formatted(revision));
    }
    return new RecipeKey(ctx.pathParam("id"), Integer.parseInt(revision));
  }
}
