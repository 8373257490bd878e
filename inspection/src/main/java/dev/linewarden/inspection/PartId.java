package dev.linewarden.inspection;

/// Names one part for ever: 64 bits, ascending, never reused on a station.
public record PartId(long value) implements Comparable<PartId> {
  /// What is looked at without being a part, as known and test pictures are: no part gets this.
  public static final PartId NOBODY = new PartId(Long.MAX_VALUE);

  public PartId {
    if (value <= 0) {
      throw new IllegalArgumentException("a part's number must be positive, but is " + value);
    }
  }

  public PartId next() {
    return new PartId(value + 1);
  }

  @Override
  public int compareTo(PartId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
