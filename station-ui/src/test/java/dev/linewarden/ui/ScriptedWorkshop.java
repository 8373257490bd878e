package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Rejudging;
import dev.linewarden.inspection.ShadowCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

/// A workshop that knows three parts and one draft, and writes down what it was asked.
final class ScriptedWorkshop implements Workshop {
  static final Limit CAP = new Limit("cap", "mean", 100, Double.POSITIVE_INFINITY, "cap missing");

  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile int heldRows = 1;
  volatile boolean listWritten;

  @Override
  public LimitOutlook outlook(LimitQuestion question) {
    if (!question.limit().equals(CAP.fault())) {
      throw new BadInput("there is no limit '%s'".formatted(question.limit()));
    }
    asked.add(question.toString());
    Limit then = new Limit("cap", "mean", question.min().orElse(100), CAP.max(), CAP.fault());
    Rejudging rejudging = new Rejudging(List.of(CAP), List.of(then));
    for (int part = 1; part <= 3; part++) {
      List<Finding> seen = List.of(new Finding("cap", "mean", 80 + 10 * part, "grey", null));
      rejudging.saw(
          new LedgerEntry.Judged(
              new PartId(part),
              0,
              question.recipe(),
              Judge.judge(seen, List.of(CAP)),
              seen,
              List.of(),
              0,
              "",
              0,
              0));
    }
    return new LimitOutlook(
        question.recipe(), CAP, then, rejudging.result(), Map.of(new RecipeKey("bottle", 1), 7L));
  }

  @Override
  public HoldReport hold(HoldQuestion question, Optional<Writer> list) {
    asked.add(question.toString());
    list.ifPresent(this::write);
    return new HoldReport(
        3,
        0,
        1,
        0,
        List.of(new HoldReport.Stretch(60_000, 120_000, 1)),
        Map.of(new RecipeKey("bottle", 1), 7L));
  }

  private void write(Writer list) {
    try {
      list.write("action,part\r\n");
      for (int row = 0; row < heldRows; row++) {
        list.write("hold,2\r\n");
      }
      listWritten = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void callNumber(int number, String who) {
    asked.add("number %d by %s".formatted(number, who));
  }

  @Override
  public void callCode(String code, String who) {
    asked.add("code %s by %s".formatted(code, who));
  }

  @Override
  public Optional<DraftReport> draft() {
    return Optional.of(
        new DraftReport(
            ScriptedStation.KEY,
            true,
            List.of(CAP),
            ScriptedStation.KEY,
            false,
            new ShadowCounts(90, 5, 2, 3, 11)));
  }

  /// Of that draft.
  String deed() {
    return draft().map(DraftReport::deed).orElseThrow();
  }

  @Override
  public void follow(DraftWish wish, String who) {
    for (DraftWish.MovedLimit moved : wish.limits()) {
      asked.add(
          "follow %s with %s from %s to %s"
              .formatted(wish.base(), moved.limit(), said(moved.min()), said(moved.max())));
    }
  }

  @Override
  public void drop(String who) {
    asked.add("drop by " + who);
  }

  @Override
  public void promote(String deed, String who, String why) {
    asked.add("promote %s by %s: %s".formatted(deed, who, why));
  }

  private static String said(OptionalDouble value) {
    return value.isPresent() ? "" + value.getAsDouble() : "as it is";
  }
}
