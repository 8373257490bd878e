package dev.linewarden.records;

/// The index cannot answer just now; the journal and the inspection are not concerned. The next
/// step of following opens or rebuilds it.
public final class IndexUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IndexUnavailable(String message) {
    super(message);
  }

  IndexUnavailable(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
