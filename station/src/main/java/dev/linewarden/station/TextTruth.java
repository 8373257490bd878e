package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the codes or the print on images say, from text files of the same name beside them:
/// `can.txt` for `can.png`. A tool's finding `read` is held against it.
final class TextTruth {
  static final String FINDING = "read";
  private static final String ENDING = ".txt";

  private final Path folder;

  TextTruth(Path folder) {
    this.folder = folder;
  }

  /// One tool over all images whose text is known.
  ///
  /// @param wrong paths of the images that something else was read from
  /// @param unread paths of the images that nothing was read from
  record Agreement(String tool, int right, List<String> wrong, List<String> unread) {
    Agreement {
      wrong = List.copyOf(wrong);
      unread = List.copyOf(unread);
    }

    int images() {
      return right + wrong.size() + unread.size();
    }
  }

  /// One entry for each reading tool that met an image with a known text.
  List<Agreement> agreements(List<FolderReport.Row> rows) {
    Map<String, Agreement> byTool = new LinkedHashMap<>();
    for (FolderReport.Row row : rows) {
      Optional<String> known = known(row.path());
      for (Finding finding : row.leading()) {
        if (known.isPresent() && finding.name().equals(FINDING)) {
          byTool.merge(
              finding.tool(), judged(finding, known.get(), row.path()), TextTruth::together);
        }
      }
    }
    return List.copyOf(byTool.values());
  }

  private static Agreement judged(Finding finding, String known, String path) {
    boolean read = finding.value() > 0;
    boolean right = read && finding.text().strip().equals(known);
    return new Agreement(
        finding.tool(),
        right ? 1 : 0,
        read && !right ? List.of(path) : List.of(),
        read ? List.of() : List.of(path));
  }

  private static Agreement together(Agreement all, Agreement one) {
    return new Agreement(
        all.tool(),
        all.right() + one.right(),
        both(all.wrong(), one.wrong()),
        both(all.unread(), one.unread()));
  }

  private static List<String> both(List<String> first, List<String> then) {
    List<String> both = new ArrayList<>(first);
    both.addAll(then);
    return both;
  }

  private Optional<String> known(String path) {
    Path file = folder.resolve(path.substring(0, path.lastIndexOf('.')) + ENDING);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new BadInput("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
