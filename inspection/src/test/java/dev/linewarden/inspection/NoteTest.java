package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class NoteTest {
  @Test
  void aCombinationThatMeansNothingIsRefused() {
    assertThatThrownBy(() -> Note.of(Note.Kind.LINE_STARTED, 0, "", ""))
        .hasMessageContaining("line_started must say who");
    assertThatThrownBy(() -> Note.of(Note.Kind.LINE_STARTED, 0, "anna", "line", ""))
        .hasMessageContaining("must say who and no more");
    assertThatThrownBy(() -> Note.of(Note.Kind.ALARM_RAISED, 0, "anna", "hot"))
        .hasMessageContaining("must say who and what");
    assertThatThrownBy(() -> new Note(Note.Kind.ALARM_RAISED, 0, "anna", "disk", "a", "", ""))
        .hasMessageContaining("only a change has a before and an after");
    Note changed = new Note(Note.Kind.USER_CHANGED, 0, "anna", "user bob", "", "operator", "new");
    assertThat(changed.after()).isEqualTo("operator");
  }

  @Test
  void longWordsAreCutAtTheBound() {
    Note note = Note.of(Note.Kind.LINE_FAULTED, 0, Note.STATION, "x".repeat(5000));
    assertThat(note.why()).hasSize(Note.WORDS_MAX);
  }
}
