package dev.linewarden.inspection;

import static dev.linewarden.inspection.LineRig.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineLedgerTest {
  private final LineRig rig = new LineRig().started();

  @Test
  void aFullJournalStopsTheLineAndLosesNothing() {
    rig.journalFull = true;
    rig.expose(rig.frame(rig.trigger(1)));
    rig.advance(MILLI);

    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);
    assertThat(rig.permitted).isFalse();
    assertThat(rig.writtenOfParts()).isEmpty();

    rig.answer(150);
    rig.journalFull = false;
    rig.advance(MILLI);

    assertThat(rig.writtenOfParts()).hasSize(2);
    assertThat(rig.written.getLast()).isInstanceOf(LedgerEntry.Judged.class);
    assertThat(rig.line.view().unsaved()).isZero();
  }

  @Test
  void aLineWithUnsavedEntriesCannotBeStarted() {
    rig.journalFull = true;
    rig.trigger(1);
    rig.started();

    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);
  }

  @Test
  void partsUnderWayAtTheLastStopAreClosedAsInterrupted() {
    RecipeKey recipe = new RecipeKey("bottles", 1);
    Bookkeeper before = new Bookkeeper(Books.EMPTY);
    before.enter(new LedgerEntry.Triggered(new PartId(1), 0, recipe));
    before.enter(new LedgerEntry.Triggered(new PartId(2), 0, recipe));
    before.enter(new LedgerEntry.Closed(new PartId(1), 0, recipe, Ending.PASSED));

    LineRig restarted = new LineRig(before.books(), 8).work();

    assertThat(restarted.written)
        .containsExactly(
            new LedgerEntry.Closed(
                new PartId(2), restarted.wallMillis(), recipe, Ending.INTERRUPTED));
    assertThat(restarted.line.view().balance()).isEqualTo(new Balance(2, 1, 0, 0, 1, 0));
    assertThat(restarted.line.view().balance().balanced()).isTrue();
  }

  @Test
  void aChangeoverHappensBetweenTwoPartsAndTheOldRecipeIsHandedBackLast() {
    Trigger first = rig.trigger(1);
    rig.expose(rig.frame(first));
    LoadedRecipe next = LineRig.recipe("cans", 1);
    rig.line.commands().offer(new Command.Switch(next, "engineer", "cans today"));
    rig.advance(5 * MILLI);
    assertThat(rig.written.getLast())
        .isEqualTo(
            new LedgerEntry.Changed(
                new PartId(2),
                rig.wallMillis(),
                new RecipeKey("cans", 1),
                new RecipeKey("bottles", 1),
                "engineer",
                "cans today"));
    Trigger second = rig.trigger(2);
    rig.expose(rig.frame(second));
    rig.answer(150);
    rig.answer(150);

    assertThat(rig.written.stream().filter(LedgerEntry.Judged.class::isInstance))
        .extracting(entry -> ((LedgerEntry.Judged) entry).recipe().id())
        .containsExactly("bottles", "cans");
    rig.advance(LineSettings.DEFAULT.deadlineNanos() + 1);
    assertThat(rig.model.poll()).isInstanceOf(Work.Retire.class);
  }

  @Test
  void aChangeoverGoesByWhenATriggerWasAndTheCameraIsToldTheSameInstant() {
    CameraSettings bright = CameraSettings.AS_IT_IS.exposure(400);
    rig.line.commands().offer(new Command.Switch(LineRig.recipe("cans", 1, bright), "engineer"));
    Trigger before = new Trigger(new PartId(1), rig.now, 0);
    rig.advance(1 * MILLI);
    // On its way while the line switched: the camera took it as a part of the old recipe too.
    rig.line.triggers().offer(before);
    rig.line.triggers().offer(new Trigger(new PartId(2), rig.now + 4 * MILLI, 0));
    rig.work();

    assertThat(rig.asked).containsExactly(bright);
    assertThat(rig.written.stream().filter(LedgerEntry.Triggered.class::isInstance))
        .extracting(entry -> ((LedgerEntry.Triggered) entry).recipe().id())
        .containsExactly("bottles", "cans");
    assertThat(rig.model.poll()).as("what to keep warm").isInstanceOf(Work.Next.class);
    assertThat(rig.model.poll()).as("handed back only when nothing can come for it").isNull();
  }

  @Test
  void aPartUnderWayForAMinuteWhileTheLineRunsIsNamed() {
    rig.trigger(1);
    rig.advance(Ledger.AUDIT_NANOS);
    rig.advance(Ledger.AUDIT_NANOS);

    assertThat(rig.faults.faults()).extracting(FaultLog.Fault::detail).contains("parts [1]");
  }

  @Test
  void theBooksKeepCountsPerRecipeRevision() {
    RecipeKey one = new RecipeKey("bottles", 1);
    RecipeKey two = new RecipeKey("bottles", 2);
    Bookkeeper books = new Bookkeeper(Books.EMPTY);
    judge(books, 1, one, new Verdict.Pass());
    judge(books, 2, two, new Verdict.Reject(List.of(new Reason(LineRig.CAP, 1))));
    judge(books, 3, two, new Verdict.Unjudged(Cause.LATE, ""));

    assertThat(books.counts(one)).isEqualTo(Counts.ZERO.plus(new Verdict.Pass()));
    assertThat(books.counts(two).labels()).containsKeys("cap missing", "late");
    assertThat(books.counts(two).judged()).isEqualTo(2);
  }

  @Test
  void anEntryThatComesTwiceChangesNoCountButIsItselfCounted() {
    RecipeKey recipe = new RecipeKey("bottles", 1);
    Bookkeeper books = new Bookkeeper(Books.EMPTY);
    judge(books, 1, recipe, new Verdict.Pass());
    Books once = books.books();
    judge(books, 1, recipe, new Verdict.Pass());

    assertThat(books.counts(recipe)).isEqualTo(once.counts().get(recipe));
    assertThat(books.balance()).isEqualTo(once.balance());
    assertThat(books.irregular()).isEqualTo(2);
  }

  private static void judge(Bookkeeper books, long part, RecipeKey recipe, Verdict verdict) {
    PartId id = new PartId(part);
    books.enter(new LedgerEntry.Triggered(id, 0, recipe));
    books.enter(
        new LedgerEntry.Judged(id, 0, recipe, verdict, List.of(), List.of(), -1, "", 1, -1));
  }
}
