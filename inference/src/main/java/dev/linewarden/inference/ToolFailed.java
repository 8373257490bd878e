package dev.linewarden.inference;

/// A tool could not come to a result on this frame; ends as an unjudged part.
final class ToolFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ToolFailed(String message) {
    super(message);
  }

  ToolFailed(String message, Throwable reason) {
    super(message, reason);
  }
}
