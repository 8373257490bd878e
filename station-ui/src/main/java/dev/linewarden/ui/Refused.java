package dev.linewarden.ui;

import io.javalin.http.HttpStatus;

/// A request that is not answered, with the status and the one sentence for whoever sent it.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refused(HttpStatus status, String sentence) {
    super(sentence);
    this.status = status.getCode();
  }

  int status() {
    return status;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
