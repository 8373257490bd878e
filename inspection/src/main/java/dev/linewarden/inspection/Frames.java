package dev.linewarden.inspection;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The frames of one part, one for each view of the station, in the order of its views; some may be
/// missing. Holds one reference to each frame it has and gives them back when it is closed.
public final class Frames implements AutoCloseable {
  /// What a part has that nobody photographed.
  public static final Frames NONE = new Frames(new @Nullable Frame[0]);

  private final @Nullable Frame[] byView;

  private Frames(@Nullable Frame[] byView) {
    this.byView = byView;
  }

  /// Not copied: who fills the array stops before anybody else has these.
  static Frames of(@Nullable Frame[] byView) {
    return new Frames(byView);
  }

  /// Of a station with one camera. Takes over the reference.
  public static Frames of(Frame only) {
    return new Frames(new @Nullable Frame[] {only});
  }

  /// Takes over the references; complete.
  public static Frames of(List<Frame> byView) {
    return new Frames(byView.toArray(new @Nullable Frame[0]));
  }

  /// How many views there are, with or without a frame.
  public int views() {
    return byView.length;
  }

  /// Null where that view has none. `view` counts from 0; beyond the last one there is none.
  public @Nullable Frame of(int view) {
    return view < byView.length ? byView[view] : null;
  }

  /// The first there is.
  public @Nullable Frame first() {
    for (Frame frame : byView) {
      if (frame != null) {
        return frame;
      }
    }
    return null;
  }

  /// When the last byte of the last of them was in our memory; only where there is a frame.
  long lastReceivedNanos() {
    Frame latest = null;
    for (Frame frame : byView) {
      if (frame != null
          && (latest == null
              || frame.info().receivedAtNanos() - latest.info().receivedAtNanos() > 0)) {
        latest = frame;
      }
    }
    if (latest == null) {
      throw new IllegalStateException("there is no frame");
    }
    return latest.info().receivedAtNanos();
  }

  /// One more holder of each. Only a holder may call it.
  public Frames retain() {
    for (Frame frame : byView) {
      if (frame != null) {
        frame.retain();
      }
    }
    return this;
  }

  @Override
  public void close() {
    for (Frame frame : byView) {
      if (frame != null) {
        frame.close();
      }
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(byView);
  }
}
