package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the line writes into the ledger beside the parts.
final class EventLogTest {
  private final LineRig rig = new LineRig();

  @Test
  void whoStartedAndStoppedTheLineAndWhyItFaultedStandsInTheLedger() {
    rig.started();
    rig.line.commands().offer(fault("the bin is full"));
    rig.line.commands().offer(fault("the bin is still full"));
    rig.line.commands().offer(new Command.Start("anna"));
    rig.line.commands().offer(new Command.Stop("bob"));
    rig.work();

    assertThat(notes())
        .extracting(Note::kind, Note::who, Note::why)
        .containsExactly(
            tuple(Note.Kind.LINE_STARTED, "test", ""),
            tuple(Note.Kind.LINE_FAULTED, Note.STATION, "the bin is full"),
            tuple(Note.Kind.LINE_STARTED, "anna", ""),
            tuple(Note.Kind.LINE_STOPPED, "bob", ""));
  }

  private static Command fault(String words) {
    return new Command.Fault(new Trouble("io", "bin_full", words));
  }

  @Test
  void anotherRecipeDoesNotEndWhatTheLineStandsFor() {
    LoadedRecipe next =
        LineRig.recipe(
            new RecipeKey("bottles", 2),
            List.of(RecipeView.only(4, 4)),
            new ArrayList<>(),
            List.of());
    rig.started();
    rig.line.commands().offer(fault("the bin is full"));
    rig.line.commands().offer(new Command.Switch(next, "anna"));
    rig.work();

    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);
    assertThat(rig.line.view().why().words()).isEqualTo("the bin is full");
  }

  @Test
  void aNoteStandsBetweenThePartsItHappenedBetween() {
    rig.started();
    rig.trigger(1);
    rig.line.commands().offer(new Command.Stop("bob"));
    rig.work();
    rig.trigger(2);

    assertThat(rig.written.getLast().part()).isEqualTo(new PartId(2));
    assertThat(
            rig.written.stream()
                .filter(LedgerEntry.Noted.class::isInstance)
                .map(LedgerEntry::part)
                .toList())
        .containsExactly(new PartId(1), new PartId(2));
  }

  @Test
  void aBatchEndsTheOneBeforeAndOutlivesARestart() {
    rig.line.commands().offer(new Command.Batch(" lot 1 ", "anna"));
    rig.line.commands().offer(new Command.Batch("lot 2", "bob"));
    rig.work();

    assertThat(rig.line.view().batch()).isEqualTo("lot 2");
    assertThat(notes())
        .extracting(Note::kind, Note::who, Note::what)
        .containsExactly(
            tuple(Note.Kind.BATCH_BEGUN, "anna", "lot 1"),
            tuple(Note.Kind.BATCH_ENDED, "bob", "lot 1"),
            tuple(Note.Kind.BATCH_BEGUN, "bob", "lot 2"));
    Bookkeeper keeper = new Bookkeeper(Books.EMPTY);
    rig.written.forEach(keeper::enter);
    LineRig restarted = new LineRig(keeper.books(), 8);
    assertThat(restarted.line.view().batch()).isEqualTo("lot 2");

    restarted.line.commands().offer(new Command.Batch("", "anna"));
    restarted.work();
    assertThat(restarted.line.view().batch()).isEmpty();
  }

  @Test
  void aBatchOfSeveralLinesAndACommandByNobodyAreRefused() {
    assertThatThrownBy(() -> new Command.Batch("lot\n1", "anna"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("one line of up to 100 characters");
    assertThatThrownBy(() -> new Command.Stop(" "))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("who gives it");
  }

  private List<Note> notes() {
    return rig.written.stream()
        .filter(LedgerEntry.Noted.class::isInstance)
        .map(LedgerEntry.Noted.class::cast)
        .map(LedgerEntry.Noted::note)
        .toList();
  }
}
