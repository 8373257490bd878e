package dev.linewarden.upstream;

import java.util.concurrent.atomic.AtomicLong;

/// What became of the sending so far. Written by the sink's thread, read by any.
final class SinkMeter {
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private volatile String lastError = "";

  void sent(int bodyBytes) {
    bytes.addAndGet(bodyBytes);
  }

  void took(long entries) {
    taken.addAndGet(entries);
  }

  void failed(String why) {
    errors.incrementAndGet();
    lastError = why;
  }

  long bytes() {
    return bytes.get();
  }

  long taken() {
    return taken.get();
  }

  long errors() {
    return errors.get();
  }

  String lastError() {
    return lastError;
  }
}
