package dev.linewarden.reject;

/// Hears of keys and of what a PLC asks by wires: inputs that say nothing of parts.
public interface KeyTaker {
  /// On the `io` thread: returns at once.
  void turned(Input key, boolean on);
}
