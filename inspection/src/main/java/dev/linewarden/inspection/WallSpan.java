package dev.linewarden.inspection;

/// A span of wall time, for people. Entries in it need not stand side by side: the clock may have
/// jumped.
///
/// @param fromMillis the first instant in it, in milliseconds since 1970 UTC
/// @param toMillis the first one behind it
public record WallSpan(long fromMillis, long toMillis) {
  public static final WallSpan ALWAYS = new WallSpan(Long.MIN_VALUE, Long.MAX_VALUE);

  public boolean contains(long wallMillis) {
    return wallMillis >= fromMillis && wallMillis < toMillis;
  }
}
