package dev.linewarden.inference;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far two models find the same in the same pictures: one trusted, one that shall take its
/// place. What counts depends on what they find:
///
/// - objects (`box`, `mask`): of all objects of both, the share that has a partner of the same
///   class in the other model, at an intersection over the union of [#OVERLAP] or more. One without
///   a partner whose score is less than [#OFF] above the score from which on objects are found at
///   all is left out: which side of that score it falls on is chance;
/// - classes (decode `classify`): the share of pictures with the same best class;
/// - anything else: the share of pictures in which each value is off by at most [#OFF] of the span
///   that the trusted model's values have over all pictures.
///
/// One thread.
public final class Agreement {
  static final double OVERLAP = 0.5;
  static final double OFF = 0.05;

  private final boolean classifies;
  private final boolean detects;
  private final Map<String, Span> spans = new LinkedHashMap<>();
  private final List<Map<String, double[]>> values = new ArrayList<>();
  private final double surely;
  private int pictures;
  private long leftOut;
  private long counted;
  private long agreed;
  private double offSum;
  private double offMost;
  private long offs;

  /// @param share 0 to 1
  /// @param words what it is a share of
  /// @param scoreOff how far scores that belong together differ, on average
  /// @param scoreOffMost and at most
  public record Result(double share, String words, double scoreOff, double scoreOffMost) {}

  /// From the lowest to the highest value of one finding.
  private static final class Span {
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    void add(double value) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }

    double off(double wanted, double came) {
      double apart = Math.abs(wanted - came);
      return apart == 0 ? 0 : apart / Math.max(highest - lowest, Double.MIN_NORMAL);
    }
  }

  /// @param decode how the models' outputs are read, as in a `model` tool's settings
  /// @param minScore from which on objects are found
  public Agreement(String decode, double minScore) {
    surely = minScore + OFF;
    classifies = decode.equals("classify");
    detects = isDetector(decode);
  }

  private static boolean isDetector(String decode) {
    return switch (decode) {
      case "yolox", "yolo5", "yolo8", "endtoend", "fastestdet", "yolo8seg", "endtoendseg" -> true;
      default -> false;
    };
  }

  /// What both found in one picture.
  public void add(List<Finding> trusted, List<Finding> other) {
    pictures++;
    if (detects) {
      objects(trusted, other);
    } else if (classifies) {
      agreed += best(trusted).equals(best(other)) ? 1 : 0;
      counted++;
      values(trusted, other);
    } else {
      values(trusted, other);
    }
  }

  /// Empty when there was nothing to compare.
  public Optional<Result> result() {
    if (!detects && !classifies) {
      counted = values.size();
      agreed = values.stream().filter(this::isNear).count();
    }
    if (counted == 0) {
      return Optional.empty();
    }
    String words =
        detects
            ? "%d of %d objects in %d pictures have a partner of their class in the same place"
                + (leftOut > 0 ? " (%d close to the lowest score left out)".formatted(leftOut) : "")
            : classifies
                ? "%d of %d pictures are of the same class"
                : "in %d of %d pictures each value is the same within a twentieth of its span";
    double off = offs == 0 ? 0 : offSum / offs;
    return Optional.of(
        new Result(
            (double) agreed / counted, words.formatted(agreed, counted, pictures), off, offMost));
  }

  private static String best(List<Finding> classes) {
    Finding best = classes.getFirst();
    for (Finding finding : classes) {
      best = finding.value() > best.value() ? finding : best;
    }
    return best.name();
  }

  private boolean isNear(Map<String, double[]> picture) {
    return picture.entrySet().stream()
        .allMatch(entry -> {
          Span span = spans.get(entry.getKey());
          return span != null && span.off(entry.getValue()[0], entry.getValue()[1]) <= OFF;
        });
  }

  /// Findings of places have no partner that a name could tell: only those without a number count.
  private void values(List<Finding> trusted, List<Finding> other) {
    Map<String, double[]> pairs = new LinkedHashMap<>();
    for (Finding finding : trusted) {
      if (!finding.name().equals("region")) {
        spans.computeIfAbsent(finding.name(), _ -> new Span()).add(finding.value());
        double came =
            other.stream()
                .filter(o -> o.name().equals(finding.name()))
                .mapToDouble(Finding::value)
                .findFirst()
                .orElse(Double.NaN);
        pairs.putIfAbsent(finding.name(), new double[] {finding.value(), came});
        off(finding.value(), came);
      }
    }
    values.add(pairs);
  }

  private void off(double wanted, double came) {
    double apart = Math.abs(wanted - came);
    offSum += apart;
    offMost = Math.max(offMost, apart);
    offs++;
  }

  /// The best first, each takes the partner that it overlaps most of those that are left.
  private void objects(List<Finding> trusted, List<Finding> other) {
    List<Finding> ours = trusted.stream().filter(Agreement::isObject).toList();
    List<Finding> left = new ArrayList<>(other.stream().filter(Agreement::isObject).toList());
    for (Finding object : ours) {
      Optional<Finding> partner = partner(object, left);
      if (partner.isPresent()) {
        left.remove(partner.get());
        agreed += 2;
        counted += 2;
        off(object.value(), partner.get().value());
      } else {
        alone(object);
      }
    }
    left.forEach(this::alone);
  }

  private void alone(Finding object) {
    if (object.value() >= surely) {
      counted++;
    } else {
      leftOut++;
    }
  }

  private static boolean isObject(Finding finding) {
    return finding.where() != null
        && (finding.name().startsWith("box") || finding.name().startsWith("mask"));
  }

  private static Optional<Finding> partner(Finding object, List<Finding> among) {
    Finding best = null;
    double most = OVERLAP;
    for (Finding candidate : among) {
      double overlap = candidate.name().equals(object.name()) ? overlap(object, candidate) : 0;
      if (overlap >= most) {
        most = overlap;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private static double overlap(Finding one, Finding other) {
    Region.Box a = box(one);
    Region.Box b = box(other);
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double both = width * height;
    return both / (a.width() * a.height() + b.width() * b.height() - both);
  }

  /// Around the object.
  private static Region.Box box(Finding object) {
    return switch (object.where()) {
      case Region.Box box -> box;
      case Region.Polygon polygon -> around(polygon.corners());
      case Region.Path path -> around(path.points());
      case null -> throw new IllegalArgumentException(object + " is nowhere");
    };
  }

  private static Region.Box around(List<Region.Point> points) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Region.Point corner : points) {
      left = Math.min(left, corner.x());
      top = Math.min(top, corner.y());
      right = Math.max(right, corner.x());
      bottom = Math.max(bottom, corner.y());
    }
    return new Region.Box(left, top, Math.max(1e-3, right - left), Math.max(1e-3, bottom - top));
  }
}
