package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where things are in images, from a folder of text files, one for each image: `x1 y1 x2 y2` in
/// pixels on each line, and what it is after that. A tool's `box` is right when it covers one of
/// them as published figures count: a third of what both cover together; each counts once.
final class BoxTruth {
  static final double OVERLAP_MIN = 0.33;

  private static final String FINDING = "box";
  private static final int NUMBERS = 4;

  private final Path folder;

  BoxTruth(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInput(
          "a folder of boxes was expected at %s, but is not there".formatted(folder));
    }
    this.folder = folder;
  }

  /// Over all images.
  ///
  /// @param known boxes of the truth, of which so many were `found`
  /// @param wrong boxes that cover none of the truth
  record Agreement(int images, int known, int found, int wrong) {
    double recall() {
      return known == 0 ? 1 : (double) found / known;
    }

    double wrongPerImage() {
      return images == 0 ? 0 : (double) wrong / images;
    }
  }

  private record Box(double left, double top, double right, double bottom) {
    double area() {
      return (right - left) * (bottom - top);
    }

    double overlap(Box other) {
      double width = Math.min(right, other.right) - Math.max(left, other.left);
      double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
      double both = Math.max(0, width) * Math.max(0, height);
      return both / (area() + other.area() - both);
    }
  }

  /// Images without a file are left out. Throws [BadInput] when a file is not as it must be.
  Agreement agreement(List<FolderReport.Row> rows) {
    int images = 0;
    int known = 0;
    int found = 0;
    int wrong = 0;
    for (FolderReport.Row row : rows) {
      Optional<List<Box>> truth = read(ViewFolders.key(Path.of(row.path())));
      if (truth.isPresent()) {
        List<Box> boxes = boxes(row.findings());
        int right = matched(truth.get(), boxes);
        images++;
        known += truth.get().size();
        found += right;
        wrong += boxes.size() - right;
      }
    }
    return new Agreement(images, known, found, wrong);
  }

  private static int matched(List<Box> truth, List<Box> boxes) {
    List<Box> left = new ArrayList<>(truth);
    for (Box box : boxes) {
      left.stream()
          .filter(known -> known.overlap(box) >= OVERLAP_MIN)
          .max((a, b) -> Double.compare(a.overlap(box), b.overlap(box)))
          .ifPresent(left::remove);
    }
    return truth.size() - left.size();
  }

  private static List<Box> boxes(List<Finding> findings) {
    List<Box> boxes = new ArrayList<>();
    for (Finding finding : findings) {
      boolean isBox = finding.name().equals(FINDING) || finding.name().startsWith(FINDING + " ");
      if (isBox && finding.where() instanceof Region.Box(double x, double y, double w, double h)) {
        boxes.add(new Box(x, y, x + w, y + h));
      }
    }
    return boxes;
  }

  private Optional<List<Box>> read(String key) {
    Path file = folder.resolve(key + ".txt");
    try {
      List<Box> boxes = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          boxes.add(box(file, line));
        }
      }
      return Optional.of(boxes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new BadInput("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static Box box(Path file, String line) {
    String[] words = line.strip().split("\\s+", -1);
    try {
      if (words.length >= NUMBERS) {
        return new Box(
            Double.parseDouble(words[0]),
            Double.parseDouble(words[1]),
            Double.parseDouble(words[2]),
            Double.parseDouble(words[3]));
      }
    } catch (NumberFormatException e) {
      throw new BadInput("%s: 'x1 y1 x2 y2' was expected, but came '%s'".formatted(file, line), e);
    }
    throw new BadInput("%s: 'x1 y1 x2 y2' was expected, but came '%s'".formatted(file, line));
  }
}
