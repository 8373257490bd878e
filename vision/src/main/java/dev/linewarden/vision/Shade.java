package dev.linewarden.vision;

/// What is meant: dark things, or what becomes dark, or bright.
public enum Shade {
  DARK,
  BRIGHT;

  public Shade other() {
    return this == DARK ? BRIGHT : DARK;
  }
}
