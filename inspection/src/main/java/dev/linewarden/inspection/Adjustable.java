package dev.linewarden.inspection;

/// Whoever takes the pictures, as the line sees it: it can be told what a recipe wants of it.
public interface Adjustable {
  /// Exposures of triggers from `fromNanos` on are made with these settings; one that cannot be is
  /// answered with a loss. Any thread; returns at once.
  ///
  /// @param wanted what the recipe says; the rest is as the station's configuration has it
  void adjust(CameraSettings wanted, long fromNanos);
}
