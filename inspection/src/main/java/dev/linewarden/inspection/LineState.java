package dev.linewarden.inspection;

/// Whether the line inspects.
public enum LineState {
  /// Every part is ejected; the conveyor has no permit.
  STOPPED,
  RUNNING,
  /// Something that must not go on: no permit until a person starts the line again.
  FAULTED
}
