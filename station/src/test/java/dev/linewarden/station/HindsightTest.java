package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.JournalSettings;
import dev.linewarden.records.LedgerJournal;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import dev.linewarden.records.ScoreHistory;
import dev.linewarden.records.ScoreSettings;
import dev.linewarden.records.ScoreStore;
import dev.linewarden.ui.HoldQuestion;
import dev.linewarden.ui.HoldReport;
import dev.linewarden.ui.LimitOutlook;
import dev.linewarden.ui.LimitQuestion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real store and a real journal: three revisions of a recipe, the last of which looks elsewhere.
class HindsightTest {
  private static final JournalSettings SMALL = new JournalSettings(1 << 20, 1L << 30, 4000);

  @TempDir Path root;
  private final FaultLog faults = new FaultLog(new MonotonicClock());
  private DataFolder folder;
  private LedgerJournal journal;
  private Recipe first;
  private Recipe tighter;
  private Recipe elsewhere;

  @BeforeEach
  void write() {
    folder = DataFolder.open(root);
    RecipeStore store = new RecipeStore(folder, faults, _ -> Set.of());
    first = store.save(recipe(100, 10), References.NONE);
    tighter = store.save(recipe(120, 10), References.NONE);
    elsewhere = store.save(recipe(120, 20), References.NONE);
    journal = LedgerJournal.open(folder, SMALL, Map::of, faults);
    for (int part = 1; part <= 300; part++) {
      Recipe recipe = part <= 100 ? first : part <= 200 ? tighter : elsewhere;
      // Of each hundred one part has each value from 51 to 150.
      append(part, recipe, 50 + (part - 1) % 100 + 1);
    }
    journal.doWork(Long.MAX_VALUE / 2);
    journal.doWork(Long.MAX_VALUE / 2 + 1_000_000_000);
  }

  @AfterEach
  void close() {
    journal.close();
    folder.close();
  }

  @Test
  void everyPartThatWasSeenWithTheSameToolsIsJudgedAgain() {
    LimitOutlook outlook = ask(tighter.key(), "cap missing", 110, WallSpan.ALWAYS);

    // 110 to 119, in the first hundred and in the second.
    assertThat(outlook.rejudged().parts()).isEqualTo(200);
    assertThat(outlook.rejudged().passing()).isEqualTo(20);
    assertThat(outlook.rejudged().removed()).isZero();
    assertThat(outlook.rejudged().pardoned()).startsWith(new PartId(169)).endsWith(new PartId(60));
    assertThat(outlook.leftOut()).isEqualTo(Map.of(elsewhere.key(), 100L));
    assertThat(outlook.rejudged().bands().getFirst().bad().max()).isEqualTo(119);
  }

  @Test
  void aStationThatRunsIsAskedThroughItsFiles() {
    LimitQuestion question =
        new LimitQuestion(
            tighter.key(),
            "cap.mean",
            OptionalDouble.of(110),
            OptionalDouble.empty(),
            WallSpan.ALWAYS);
    Hindsight beside =
        new Hindsight(
            new RecipeStore(root, faults, Weights::beside), () -> ScoreHistory.open(root, faults));

    String text = new LimitText(beside.answer(question), "").text();

    assertThat(text)
        .contains("'cap missing' on cap mean: min 120 -> 110, max none -> none")
        .contains("of 200 parts, 20 rejects fewer; would have passed: 169, 168,")
        .contains("left out: 100 parts of bottles r3");
  }

  @Test
  void onlyThePartsOfTheSpanAreAskedFor() {
    WallSpan span = new WallSpan(1_000, 2_001);

    assertThat(ask(first.key(), "cap missing", 140, span).rejudged().parts()).isEqualTo(2);
  }

  @Test
  void sinceWhenIsAskedAgainstWhatWasDoneAndNotAgainstTheLimitsOfToday() throws IOException {
    Recipe between =
        tighter.withLimits(List.of(new Limit("cap", "mean", 110, 200, "cap \"missing\", or so")));
    Path file = root.resolve("hold.csv");
    String text;
    try (HoldList list = HoldList.open(Optional.of(file), ZoneOffset.UTC)) {
      Map<RecipeKey, Long> leftOut = hindsight().since(between, WallSpan.ALWAYS, list);

      // 100 to 109 of the first hundred went out; 110 to 119 of the second need not have been
      // removed.
      assertThat(list.looked()).isEqualTo(200);
      assertThat(list.held()).isEqualTo(10);
      assertThat(list.spared()).isEqualTo(10);
      assertThat(leftOut).isEqualTo(Map.of(elsewhere.key(), 100L));
      text = new HoldText(list, ZoneOffset.UTC).text("", leftOut);
    }
    assertThat(text)
        .contains("of 200 parts, 10 were let through: hold them")
        .contains("  1970-01-01 00:00 to 1970-01-01 00:01: 10")
        .contains("10 more were removed and would have been let through")
        .contains("left out: 100 parts of bottles r3");
    assertThat(Files.readAllLines(file))
        .hasSize(21)
        .contains(
            "hold,50,1970-01-01T00:00:50Z,bottles,1,pass,\"cap \"\"missing\"\", or so\"",
            "pass,160,1970-01-01T00:02:40Z,bottles,2,cap missing,pass");
  }

  @Test
  void whatHasToBeHeldIsToldInStretchesOfMinutes() {
    StringWriter rows = new StringWriter();
    HoldQuestion question =
        new HoldQuestion.Limit(
            tighter.key(),
            "cap missing",
            OptionalDouble.of(110),
            OptionalDouble.empty(),
            WallSpan.ALWAYS);

    HoldReport report = hindsight().hold(question, HoldList.to(Optional.of(rows), ZoneOffset.UTC));

    assertThat(report.held()).isEqualTo(10);
    assertThat(report.stretches()).containsExactly(new HoldReport.Stretch(0, 60_000, 10));
    assertThat(report.leftOut()).isEqualTo(Map.of(elsewhere.key(), 100L));
    assertThat(rows.toString()).contains("hold,50,1970-01-01T00:00:50Z,bottles,1,pass,");
  }

  @Test
  void afterAProofThatFailedEveryPartThatWasLetThroughIsListed() throws IOException {
    Path file = root.resolve("hold.jsonl");
    try (HoldList list = HoldList.open(Optional.of(file), ZoneOffset.UTC)) {
      hindsight().passed(new WallSpan(260_000, Long.MAX_VALUE), list);

      // By the third revision 120 to 150.
      assertThat(list.looked()).isEqualTo(41);
      assertThat(list.held()).isEqualTo(31);
    }
    assertThat(Files.readAllLines(file))
        .hasSize(31)
        .first()
        .asString()
        .contains("\"part\":270", "\"recipe\":\"bottles\"", "\"revision\":3", "\"was\":\"pass\"");
  }

  @Test
  void aHoldListNeverWritesOverAnother() throws IOException {
    Path file = Files.writeString(root.resolve("hold.csv"), "of last week");

    assertThatThrownBy(() -> HoldList.open(Optional.of(file), ZoneOffset.UTC))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must be a new file");
    assertThatThrownBy(() -> HoldList.open(Optional.of(root.resolve("hold.xls")), ZoneOffset.UTC))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(".csv or a .jsonl");
    assertThat(file).hasContent("of last week");
  }

  @Test
  void aLimitThatIsNotThereIsRefusedInOneSentence() {
    assertThatThrownBy(() -> ask(first.key(), "cap mising", 1, WallSpan.ALWAYS))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("names none")
        .hasMessageContaining("cap missing");
  }

  private LimitOutlook ask(RecipeKey key, String limit, double min, WallSpan span) {
    RecipeStore store = new RecipeStore(folder, faults, _ -> Set.of());
    return new Hindsight(store, this::history)
        .answer(
            new LimitQuestion(key, limit, OptionalDouble.of(min), OptionalDouble.empty(), span));
  }

  private Hindsight hindsight() {
    return new Hindsight(new RecipeStore(folder, faults, _ -> Set.of()), this::history);
  }

  private ScoreHistory history() {
    return new ScoreStore(folder, ScoreSettings.DEFAULTS, faults).history(journal);
  }

  private void append(int part, Recipe recipe, double mean) {
    List<Finding> findings = List.of(new Finding("cap", "mean", mean, "grey", null));
    assertThat(
            journal.append(
                new LedgerEntry.Judged(
                    new PartId(part),
                    part * 1000L,
                    recipe.key(),
                    Judge.judge(findings, recipe.limits()),
                    findings,
                    List.of(),
                    part,
                    "",
                    1,
                    1)))
        .isTrue();
  }

  private static Recipe recipe(double min, int x) {
    return new Recipe(
        new RecipeKey("bottles", 1),
        "Bottles",
        List.of(RecipeView.only(64, 64)),
        List.of(new ToolSpec("cap", "mean", Map.of("region", Map.of("x", x)))),
        List.of(new Limit("cap", "mean", min, Double.POSITIVE_INFINITY, "cap missing")),
        Map.of());
  }
}
