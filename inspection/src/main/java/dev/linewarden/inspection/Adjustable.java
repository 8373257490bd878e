package dev.linewarden.inspection;

/// Whoever takes the pictures of a view, as the line sees it: it can be told what a recipe wants of
/// it, and asked for a picture of its own.
public interface Adjustable {
  /// Exposures of triggers from `fromNanos` on are made with these settings; one that cannot be is
  /// answered with a loss. Any thread; returns at once.
  ///
  /// @param wanted what the recipe says; the rest is as the station's configuration has it
  void adjust(CameraSettings wanted, long fromNanos);

  /// Takes a picture that shows no part; false when there is no room for it. Returns at once.
  default boolean expose(Trigger trigger) {
    return false;
  }
}
