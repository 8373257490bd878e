package dev.linewarden.ui;

import java.util.List;
import java.util.stream.LongStream;

/// Nine deeds, of which the even ones happened to the lamp.
final class ScriptedTrail implements Trail {
  private static final long DEEDS = 9;

  @Override
  public List<Deed> newest(Wish wish) {
    return LongStream.iterate(
            wish.before().orElse(DEEDS + 1) - 1, entry -> entry > 0, entry -> entry - 1)
        .mapToObj(entry ->
            new Deed(
                entry,
                entry,
                "line_stopped",
                "Ada",
                entry % 2 == 0 ? "lamp" : "",
                "",
                "",
                "because " + entry))
        .filter(deed -> wish.span().contains(deed.wallMillis()))
        .filter(deed -> wish.what().map(deed.what()::equals).orElse(true))
        .limit(wish.count())
        .toList();
  }
}
