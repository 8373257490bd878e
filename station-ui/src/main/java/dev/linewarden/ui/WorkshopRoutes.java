package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The addresses where recipes are worked on while one runs. Called on the server's threads,
/// several at once.
final class WorkshopRoutes {
  private static final String DRAFT =
      "{\"id\": \"...\", \"revision\": 1, \"limits\": [{\"limit\": \"...\", \"end\": \"min\","
          + " \"value\": 1}]}";
  private static final String PROMOTION = "{\"deed\": \"...\", \"why\": \"...\"}";

  private final Workshop workshop;
  private final StationControl control;
  private final OperatorChoice operators;
  private final DisagreementShelf disagreements;
  private final RejectShelf rejects;
  private final Guard guard;
  private final Exchange exchange;

  record Draft(String id, int revision, List<Moved> limits) {}

  record Moved(String limit, String end, double value) {}

  /// @param deed of the draft that whoever sends this has looked at
  record Promotion(String deed, String why) {}

  record CalledNumber(int number) {}

  record CalledCode(String code) {}

  WorkshopRoutes(
      Workshop workshop,
      StationControl control,
      DisagreementShelf disagreements,
      RejectShelf rejects,
      Guard guard,
      Exchange exchange) {
    this.workshop = workshop;
    this.control = control;
    this.operators = new OperatorChoice(control);
    this.disagreements = disagreements;
    this.rejects = rejects;
    this.guard = guard;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/recipes/{id}/{revision}/limit", Right.VIEW, this::limit),
        Route.post("/api/v1/recipe/number", Right.RUN, this::number),
        Route.post("/api/v1/recipe/code", Right.RUN, this::code),
        Route.get("/api/v1/draft", Right.VIEW, this::draft),
        Route.post("/api/v1/draft", Right.EDIT_RECIPES, this::follow),
        Route.post("/api/v1/draft/drop", Right.EDIT_RECIPES, this::drop),
        Route.post("/api/v1/draft/promote", Right.RELEASE_RECIPE, this::promote),
        Route.get("/api/v1/draft/{part}/image", Right.VIEW, this::image));
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
    control.idByNumber(called.number()).ifPresent(id -> operators.require(Guard.caller(ctx), id));
    workshop.callNumber(called.number(), guard.releasing(ctx, "number " + called.number()));
    exchange.accepted(ctx);
  }

  private void code(Context ctx) {
    CalledCode called = exchange.body(ctx, CalledCode.class, "{\"code\": \"...\"}");
    control.idByCode(called.code()).ifPresent(id -> operators.require(Guard.caller(ctx), id));
    workshop.callCode(called.code(), guard.releasing(ctx, "code " + called.code()));
    exchange.accepted(ctx);
  }

  private void draft(Context ctx) {
    exchange.answer(ctx, Wire.Shadow.of(workshop.draft(), disagreements.list()));
  }

  private void follow(Context ctx) {
    Draft draft = exchange.body(ctx, Draft.class, DRAFT);
    List<DraftWish.MovedLimit> limits = draft.limits().stream().map(WorkshopRoutes::moved).toList();
    workshop.follow(
        new DraftWish(new RecipeKey(draft.id(), draft.revision()), limits),
        Guard.caller(ctx).who());
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
    workshop.drop(Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }

  private void promote(Context ctx) {
    Promotion wish = exchange.body(ctx, Promotion.class, PROMOTION);
    workshop.promote(wish.deed(), guard.releasing(ctx, wish.deed()), wish.why());
    exchange.accepted(ctx);
  }

  private void image(Context ctx) {
    DisagreementShelf.Kept kept =
        Exchange.ofPart(
            ctx,
            part -> Optional.ofNullable(disagreements.find(part.value())),
            "part '%s' is not among the last "
                + DisagreementShelf.KEPT_MAX
                + " on which the draft disagreed");
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
