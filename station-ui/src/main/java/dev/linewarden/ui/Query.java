package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.WallSpan;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What stands behind the `?` of an address. Throws [BadInput] with one sentence for what is not as
/// it must be.
record Query(Context ctx) {
  Optional<String> text(String name) {
    return Optional.ofNullable(ctx.queryParam(name));
  }

  String needed(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  BadInput missing(String name) {
    return new BadInput("GET %s: ?%s= is needed".formatted(ctx.path(), name));
  }

  OptionalDouble number(String name) {
    String value = ctx.queryParam(name);
    if (value == null) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(value);
      if (!Double.isNaN(number)) {
        return OptionalDouble.of(number);
      }
    } catch (NumberFormatException e) {
      throw notANumber(name, value);
    }
    throw notANumber(name, value);
  }

  /// Milliseconds since 1970, or another large number that is not negative.
  OptionalLong wall(String name) {
    String value = ctx.queryParam(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.matches("\\d{1,15}")) {
      throw notANumber(name, value);
    }
    return OptionalLong.of(Long.parseLong(value));
  }

  long wall(String name, long standard) {
    return wall(name).orElse(standard);
  }

  /// All time, where an end is not said.
  WallSpan span(String from, String to) {
    return new WallSpan(
        wall(from, WallSpan.ALWAYS.fromMillis()), wall(to, WallSpan.ALWAYS.toMillis()));
  }

  Optional<Integer> whole(String name) {
    String value = ctx.queryParam(name);
    if (value != null && !value.matches("\\d{1,9}")) {
      throw notANumber(name, value);
    }
    return Optional.ofNullable(value).map(Integer::valueOf);
  }

  private BadInput notANumber(String name, String value) {
    return new BadInput(
        "GET %s: ?%s= must be a number, but is '%s'".formatted(ctx.path(), name, value));
  }
}
