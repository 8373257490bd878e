package dev.linewarden.ui;

import dev.linewarden.inspection.PartId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Function;

/// Requests and answers in JSON, the same for every address.
final class Exchange {
  /// Most wishes are a few words.
  static final int BODY_BYTES_MAX = 4_096;

  private static final String JSON = "application/json";
  static final String EMPTY_OBJECT = "an empty object {}";

  /// The first byte of each PNG; a JPEG has another.
  private static final byte PNG_BEGINS = (byte) 0x89;

  private final Json json;

  /// A body in which nothing may stand.
  record Nothing() {}

  Exchange(Json json) {
    this.json = json;
  }

  /// Throws [Refused] or [dev.linewarden.inspection.BadInput] for a body that is not as expected.
  <T> T body(Context ctx, Class<T> type, String expected) {
    return body(ctx, type, expected, BODY_BYTES_MAX);
  }

  /// The same of a larger body.
  <T> T body(Context ctx, Class<T> type, String expected, int bytesMax) {
    String sent = ctx.contentType();
    if (sent == null || !sent.split(";", 2)[0].trim().equalsIgnoreCase(JSON)) {
      throw new Refused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "the content type must be " + JSON + ", but is " + (sent == null ? "absent" : sent));
    }
    byte[] body = ctx.bodyAsBytes();
    if (body.length > bytesMax) {
      throw new Refused(
          HttpStatus.CONTENT_TOO_LARGE, "the body must be at most " + bytesMax + " bytes");
    }
    return json.read(body, type, "POST " + ctx.path(), expected);
  }

  byte[] bytes(Object value) {
    return json.bytes(value);
  }

  void answer(Context ctx, Object value) {
    ctx.contentType(JSON).result(json.bytes(value));
  }

  /// Applied between two parts: whoever asks sees it done in the status.
  void accepted(Context ctx) {
    ctx.status(HttpStatus.ACCEPTED);
    answer(ctx, new Nothing());
  }

  /// The part that the address names; empty where no part can have such a number.
  static Optional<PartId> part(Context ctx) {
    String said = ctx.pathParam("part");
    return said.matches("[1-9]\\d{0,17}")
        ? Optional.of(new PartId(Long.parseLong(said)))
        : Optional.empty();
  }

  /// What there is of the part that the address names; [Refused] where there is nothing.
  ///
  /// @param nothing with `%s` for what the address says
  static <T> T ofPart(Context ctx, Function<PartId, Optional<T>> find, String nothing) {
    return part(ctx)
        .flatMap(find)
        .orElseThrow(
            () -> new Refused(HttpStatus.NOT_FOUND, nothing.formatted(ctx.pathParam("part"))));
  }

  static void picture(Context ctx, byte[] image) {
    if (image.length == 0) {
      throw new Refused(HttpStatus.NOT_FOUND, "there was no frame of this part");
    }
    // A part's picture never changes, and its number is never used again.
    ctx.header("Cache-Control", "private, max-age=3600, immutable");
    ctx.contentType(image[0] == PNG_BEGINS ? "image/png" : "image/jpeg").result(image);
  }
}
