package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Right;
import dev.linewarden.inspection.Share;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/// The addresses of kept pictures. Called on the server's threads, several at once.
final class GalleryRoutes {
  private static final int LISTED = 50;
  private static final int LISTED_MAX = 500;
  private static final int WIDTH_MAX = 4_096;

  private final Gallery gallery;
  private final Exchange exchange;

  record Wanted(int parts, boolean challenge) {}

  record Review(String review) {}

  /// What people said of the newest removed parts.
  ///
  /// @param good how many should not have been removed
  /// @param falseRejects the share of those among all of which somebody was sure
  record Reviews(long removed, long confirmed, long good, long unsure, Wire.Portion falseRejects) {
    static Reviews of(List<Gallery.Part> removed) {
      long good = saying("good", removed);
      long unsure = saying("unsure", removed);
      long confirmed = removed.size() - saying("", removed) - good - unsure;
      return new Reviews(
          removed.size(),
          confirmed,
          good,
          unsure,
          Wire.Portion.of(Share.wilson(good, good + confirmed)));
    }

    private static long saying(String review, List<Gallery.Part> removed) {
      return removed.stream().filter(part -> part.review().equals(review)).count();
    }
  }

  record Passphrase(String passphrase) {}

  /// As it is told.
  record KeptPart(
      long part,
      String kind,
      String recipe,
      int revision,
      long wallMillis,
      String verdict,
      String label,
      List<Gallery.Picture> pictures,
      String review) {
    static KeptPart of(Gallery.Part part) {
      return new KeptPart(
          part.part().value(),
          part.kind(),
          part.recipe().id(),
          part.recipe().revision(),
          part.wallMillis(),
          part.verdict(),
          part.label(),
          part.pictures(),
          part.review());
    }
  }

  GalleryRoutes(Gallery gallery, Exchange exchange) {
    this.gallery = gallery;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/reviews", Right.VIEW, this::reviews),
        Route.get("/api/v1/pictures", Right.VIEW, this::list),
        Route.get("/api/v1/pictures/{part}", Right.VIEW, this::part),
        Route.get("/api/v1/pictures/{part}/{place}", Right.VIEW, this::picture),
        Route.post("/api/v1/pictures/{part}/review", Right.REVIEW, this::review),
        Route.post("/api/v1/pictures/wanted", Right.REVIEW, this::want),
        Route.post("/api/v1/pictures/passphrase", Right.SERVICE, this::open));
  }

  private void list(Context ctx) {
    String kind = ctx.queryParam("kind");
    String count = ctx.queryParam("count");
    int most = count == null ? LISTED : number("count", count, LISTED_MAX);
    exchange.answer(
        ctx,
        gallery.newest(kind == null ? "reject" : kind, most).stream().map(KeptPart::of).toList());
  }

  private void reviews(Context ctx) {
    exchange.answer(ctx, Reviews.of(gallery.newest("reject", LISTED_MAX)));
  }

  private void part(Context ctx) {
    exchange.answer(ctx, KeptPart.of(kept(ctx)));
  }

  private void picture(Context ctx) {
    Gallery.Part part = kept(ctx);
    int place = number("the picture's place", ctx.pathParam("place"), LISTED_MAX);
    if (place >= part.pictures().size()) {
      throw new Refused(
          HttpStatus.NOT_FOUND,
          "part %s has %d pictures, counted from 0".formatted(part.part(), part.pictures().size()));
    }
    byte[] whole = gallery.picture(part.part(), place);
    String width = ctx.queryParam("width");
    Exchange.picture(
        ctx,
        width == null
            ? whole
            : Miniature.of(whole, Math.max(1, number("width", width, WIDTH_MAX))));
  }

  private void review(Context ctx) {
    Review said = exchange.body(ctx, Review.class, "{\"review\": \"good\"}");
    gallery.review(kept(ctx).part(), said.review(), Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }

  private void want(Context ctx) {
    Wanted wanted = exchange.body(ctx, Wanted.class, "{\"parts\": 10, \"challenge\": false}");
    gallery.want(wanted.parts(), wanted.challenge());
    exchange.accepted(ctx);
  }

  private void open(Context ctx) {
    Passphrase said = exchange.body(ctx, Passphrase.class, "{\"passphrase\": \"...\"}");
    gallery.open(said.passphrase());
    exchange.accepted(ctx);
  }

  private Gallery.Part kept(Context ctx) {
    return Exchange.ofPart(ctx, gallery::find, "no pictures of part '%s' are kept");
  }

  private static int number(String what, String said, int most) {
    if (!said.matches("\\d{1,9}") || Integer.parseInt(said) > most) {
      throw new BadInput(
          "%s must be a number from 0 to %d, but is '%s'".formatted(what, most, said));
    }
    return Integer.parseInt(said);
  }
}
