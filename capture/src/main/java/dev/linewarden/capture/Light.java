package dev.linewarden.capture;

/// An amount of light in three linear channels; mutable so that a tracer allocates none per ray.
/// Owned by one thread.
final class Light {
  double red;
  double green;
  double blue;

  void set(double r, double g, double b) {
    red = r;
    green = g;
    blue = b;
  }

  void set(Light other) {
    set(other.red, other.green, other.blue);
  }

  void add(double r, double g, double b) {
    red += r;
    green += g;
    blue += b;
  }

  void add(Light other, double share) {
    add(other.red * share, other.green * share, other.blue * share);
  }

  void scale(double r, double g, double b) {
    red *= r;
    green *= g;
    blue *= b;
  }

  void scale(double share) {
    scale(share, share, share);
  }

  /// Moves this light towards another: 0 keeps it, 1 becomes the other.
  void mix(Light other, double share) {
    scale(1 - share);
    add(other, share);
  }
}
