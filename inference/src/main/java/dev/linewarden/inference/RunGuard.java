package dev.linewarden.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/// Ends the model run that is on, from another thread: the runtime looks at a flag between two
/// nodes of its graph. The flag goes up only while the run it is meant for is on, and is down again
/// before the next begins, so that nobody is stopped for somebody else.
final class RunGuard implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.inference");
  private static final long NOTHING = 0;

  private final OrtSession.RunOptions options;
  private long running = NOTHING;
  private boolean stopped;
  private boolean closed;

  /// @param loaded the runtime, which has to be there before its options
  RunGuard(OrtEnvironment loaded) {
    try {
      options = new OrtSession.RunOptions();
    } catch (OrtException refused) {
      throw new IllegalStateException(loaded + " gives no options for its runs", refused);
    }
  }

  /// For every run of the recipe's models.
  OrtSession.RunOptions options() {
    return options;
  }

  /// @param id of what begins; not 0
  synchronized void begin(long id) {
    running = id;
    if (stopped) {
      stopped = false;
      raise(false);
    }
  }

  synchronized void end() {
    running = NOTHING;
  }

  /// Does nothing when something else is on. Any thread.
  synchronized void stop(long id) {
    if (running == id && !stopped) {
      stopped = true;
      raise(true);
    }
  }

  /// Whether what is on, or was on last, was told to end.
  synchronized boolean wasStopped() {
    return stopped;
  }

  private void raise(boolean flag) {
    if (closed) {
      return;
    }
    try {
      options.setTerminate(flag);
    } catch (OrtException refused) {
      LOG.log(System.Logger.Level.WARNING, "a model run cannot be ended early", refused);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    options.close();
  }
}
