package dev.linewarden.records;

import dev.linewarden.inspection.Note;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.List;

/// A note as bytes, behind the part and the wall time that every entry has.
///
/// ```
/// | kind 1 byte | who, what, before, after, why text |
/// ```
final class NoteCodec {
  // The place in this list is what is stored: append only, never reorder.
  static final List<Note.Kind> KINDS =
      List.of(
          Note.Kind.STATION_STARTED,
          Note.Kind.STATION_STOPPED,
          Note.Kind.STATION_KILLED,
          Note.Kind.LINE_STARTED,
          Note.Kind.LINE_STOPPED,
          Note.Kind.LINE_FAULTED,
          Note.Kind.ALARM_RAISED,
          Note.Kind.ALARM_CLEARED,
          Note.Kind.BATCH_BEGUN,
          Note.Kind.BATCH_ENDED,
          Note.Kind.CHALLENGE_GIVEN,
          Note.Kind.CHALLENGE_PASSED,
          Note.Kind.CHALLENGE_FAILED,
          Note.Kind.SIGNED_ON,
          Note.Kind.SIGNED_OFF,
          Note.Kind.SIGN_ON_REFUSED,
          Note.Kind.USER_CHANGED,
          Note.Kind.SETTING_CHANGED,
          Note.Kind.DATA_RESTORED,
          Note.Kind.FACTORY_RESET,
          Note.Kind.PLANT_ASKED);

  private NoteCodec() {}

  static void encode(ByteSink sink, Note note) {
    sink.u8(KINDS.indexOf(note.kind()));
    sink.text(note.who());
    sink.text(note.what());
    sink.text(note.before());
    sink.text(note.after());
    sink.text(note.why());
  }

  static Note decode(ByteSource source, long wallMillis) throws IOException {
    int code = source.u8();
    if (code >= KINDS.size()) {
      throw new StreamCorruptedException(
          "note of kind %d, but only %d are known".formatted(code, KINDS.size()));
    }
    return new Note(
        KINDS.get(code),
        wallMillis,
        source.text(),
        source.text(),
        source.text(),
        source.text(),
        source.text());
  }
}
