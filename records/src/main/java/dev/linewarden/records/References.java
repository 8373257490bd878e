package dev.linewarden.records;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Parts whose findings are known: before a recipe goes live, it has to find the same again on the
/// machine at hand.
public record References(List<Reference> all) {
  /// What a recipe has that nobody recorded any for.
  public static final References NONE = new References(List.of());

  /// All of them are looked at before a recipe goes live; more would only take longer.
  public static final int REFERENCES_MAX = 100;

  /// Of one image file; how many pixels it may have is said by the recipe's frame.
  public static final long IMAGE_BYTES_MAX = 64L << 20;

  /// Of all image files together: they are checked at each load.
  public static final long BYTES_MAX = 512L << 20;

  /// Of one part.
  public static final int FINDINGS_MAX = 1000;

  /// How far a finding may be from what was recorded when nobody says more: one hundredth, of the
  /// value where it is above 1, else of 1. Counts are then exact up to a hundred, scores and shares
  /// may differ in their second digit, and so much is also what an accelerator may answer
  /// differently from the processor.
  public static final double TOLERANCE = 0.01;

  public References {
    all = List.copyOf(all);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /// One part.
  ///
  /// @param images files by the name of the view they show, one for each view of the recipe
  /// @param truth what the part is: `good`, or its fault; empty = nobody said it
  /// @param findings that are expected; what else is found does not matter
  public record Reference(Map<String, Path> images, String truth, List<Expected> findings) {
    public Reference {
      images = Map.copyOf(images);
      findings = List.copyOf(findings);
    }
  }

  /// @param value NaN = the tool could not tell, and shall not be able to again
  /// @param within how far from it is near enough, in its unit
  public record Expected(String tool, String finding, double value, double within) {
    /// What was found, with a tolerance in proportion to it.
    public static Expected of(String tool, String finding, double value, double tolerance) {
      double scale = Double.isFinite(value) ? Math.max(1, Math.abs(value)) : 1;
      return new Expected(tool, finding, value, tolerance * scale);
    }

    public boolean isMetBy(double found) {
      return Double.compare(found, value) == 0 || Math.abs(found - value) <= within;
    }
  }
}
