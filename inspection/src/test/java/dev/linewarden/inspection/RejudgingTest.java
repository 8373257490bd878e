package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RejudgingTest {
  private static final Limit CAP = new Limit("cap", "mean", 100, 200, "cap missing");
  private static final Limit FILL = new Limit("fill", "level", 0, 50, "underfilled");
  private static final RecipeKey RECIPE = new RecipeKey("bottles", 1);

  @Test
  void aMovedLimitIsCountedInBothDirections() {
    Limit lower = new Limit("cap", "mean", 90, 180, "cap missing");
    Rejudging rejudging = new Rejudging(List.of(CAP), List.of(lower));
    double[] means = {95, 89, 100, 150, 181, 200, 201};
    for (int i = 0; i < means.length; i++) {
      rejudging.saw(judged(i + 1, List.of(CAP), means[i]));
    }

    Rejudged result = rejudging.result();

    assertThat(result.parts()).isEqualTo(7);
    assertThat(result.passing()).isEqualTo(1);
    assertThat(result.pardoned()).containsExactly(new PartId(1));
    assertThat(result.removed()).isEqualTo(2);
    assertThat(result.condemned()).containsExactly(new PartId(6), new PartId(5));
  }

  @Test
  void whatTheJudgeSaysIsWhatIsCountedForAThousandDrawnLimits() {
    for (long seed = 1; seed <= 1000; seed++) {
      Random random = new Random(seed);
      List<Limit> now = List.of(drawn("cap", "mean", random), drawn("fill", "level", random));
      List<Limit> then = List.of(drawn("cap", "mean", random), now.getLast());
      Rejudging rejudging = new Rejudging(now, then);
      long passing = 0;
      long removed = 0;
      for (int part = 1; part <= 30; part++) {
        LedgerEntry.Judged judged =
            judged(part, now, 200 * random.nextDouble(), 200 * random.nextDouble());
        rejudging.saw(judged);
        boolean passed = judged.verdict() instanceof Verdict.Pass;
        boolean passes = Judge.judge(judged.findings(), then) instanceof Verdict.Pass;
        passing += !passed && passes ? 1 : 0;
        removed += passed && !passes ? 1 : 0;
      }
      assertThat(rejudging.result().passing()).as("seed %d", seed).isEqualTo(passing);
      assertThat(rejudging.result().removed()).as("seed %d", seed).isEqualTo(removed);
    }
  }

  @Test
  void aPartThatNoLimitDecidedStaysAsItIs() {
    Rejudging rejudging =
        new Rejudging(List.of(CAP), List.of(new Limit("cap", "mean", 0, 999, "cap missing")));
    LedgerEntry.Judged seen = judged(1, List.of(CAP), 50);

    rejudging.saw(with(seen, new Verdict.Unjudged(Cause.LATE, "")));

    assertThat(rejudging.result().leftAlone()).isEqualTo(1);
    assertThat(rejudging.result().parts()).isZero();
    assertThat(rejudging.result().passing()).isZero();
  }

  @Test
  void goodAndBadValuesAreKeptApart() {
    Rejudging rejudging = new Rejudging(List.of(CAP, FILL), List.of(CAP, FILL));
    rejudging.saw(judged(1, List.of(CAP, FILL), 150, 40));
    rejudging.saw(judged(2, List.of(CAP, FILL), 160, 70)); // bad for its level

    Rejudged.Band cap = rejudging.result().bands().getFirst();

    assertThat(cap.good().max()).isEqualTo(150);
    assertThat(cap.bad().min()).isEqualTo(160);
    assertThat(rejudging.result().bands()).extracting(Rejudged.Band::tool).contains("fill");
  }

  @Test
  void onlyTheNewestAreNamed() {
    Rejudging rejudging =
        new Rejudging(List.of(CAP), List.of(new Limit("cap", "mean", 0, 200, "cap missing")));
    int parts = 10 * Rejudging.NAMED_MAX;
    for (int part = 1; part <= parts; part++) {
      rejudging.saw(judged(part, List.of(CAP), 50));
    }

    assertThat(rejudging.result().passing()).isEqualTo(parts);
    assertThat(rejudging.result().pardoned())
        .hasSize(Rejudging.NAMED_MAX)
        .startsWith(new PartId(parts));
  }

  private static Limit drawn(String tool, String finding, Random random) {
    double min = 100 * random.nextDouble();
    return new Limit(tool, finding, min, min + 100 * random.nextDouble(), tool);
  }

  private static LedgerEntry.Judged judged(long part, List<Limit> limits, double... values) {
    List<Finding> both =
        List.of(
            new Finding("cap", "mean", values[0], "grey", null),
            new Finding("fill", "level", values.length > 1 ? values[1] : 0, "px", null));
    return new LedgerEntry.Judged(
        new PartId(part), 0, RECIPE, Judge.judge(both, limits), both, List.of(), 0, "", 0, 0);
  }

  private static LedgerEntry.Judged with(LedgerEntry.Judged seen, Verdict verdict) {
    return new LedgerEntry.Judged(
        seen.part(), 0, RECIPE, verdict, seen.findings(), List.of(), 0, "", 0, 0);
  }
}
