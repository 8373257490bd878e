package dev.linewarden.inspection;

/// A source of exposures. Answers every trigger with exactly one [Exposure], into the sink it was
/// made with, from its own or the caller's thread.
public interface Camera extends AutoCloseable {
  /// For people: `rendered line`, `replay of bottles/`.
  String name();

  /// Why it takes no pictures at the moment, for people; empty when it does. Any thread.
  default String condition() {
    return "";
  }

  /// How it and its link are doing. Any thread; returns at once.
  default CameraHealth health() {
    return CameraHealth.NONE;
  }

  /// As [Adjustable#adjust]; one that cannot be set up has nothing to do here.
  default void adjust(CameraSettings wanted, long fromNanos) {}

  /// Called on the camera thread for each trigger, in order.
  void trigger(Trigger trigger);

  @Override
  void close();
}
