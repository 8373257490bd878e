package dev.linewarden.inspection;

/// Everybody's door to the station's event log; the line has the journal itself. Any thread.
public interface Notes {
  /// False when there is no room: it was not taken, and that is counted. Never blocks.
  boolean note(Note note);
}
