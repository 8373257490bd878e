package dev.linewarden.records;

/// Is told how far a long work has come.
@FunctionalInterface
public interface Progress {
  Progress NONE = (_, _) -> {};

  /// @param all of them, as far as is known
  void at(long done, long all);
}
