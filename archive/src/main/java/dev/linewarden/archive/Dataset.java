package dev.linewarden.archive;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Pictures of an archive as others train models with them. What a part is, a person said at its
/// review; where nobody did, a part that passed counts as good, and one that was removed is left
/// out unless it is asked for.
///
/// @param recipe whose parts; another recipe's pictures show something else
/// @param span when the parts were judged
/// @param unreviewed whether a part that was removed and not reviewed has the fault the station saw
public record Dataset(String recipe, WallSpan span, boolean unreviewed) {
  static final String GOOD = "good";

  /// What became of a part in an export.
  ///
  /// @param pictures by what they show: `good`, or the fault
  /// @param leftOut parts of which nobody said what they are
  public record Outcome(Map<String, Integer> pictures, int leftOut) {
    public Outcome {
      pictures = Map.copyOf(pictures);
    }
  }

  /// Takes pictures one by one.
  interface Sink {
    /// @param truth `good`, or the fault
    void add(ArchiveReader.Stored part, Sidecar.Picture picture, String truth) throws IOException;
  }

  /// As the MVTec anomaly detection data sets lie: `train/good`, `test/good`, `test/FAULT` and
  /// `ground_truth/FAULT` with masks of what was seen outside of its limits. All PNG; a station
  /// with several views gets a folder for each. Throws [BadInput] when the folder is not empty.
  public Outcome toMvtec(ArchiveReader archive, Path folder) {
    claim(folder);
    try (MvtecWriter writer = new MvtecWriter(archive, folder)) {
      return write(archive, writer);
    }
  }

  /// As the COCO data sets lie: `images/`, and `annotations.json` with a box and an outline for
  /// each thing seen outside of its limits. Likewise.
  public Outcome toCoco(ArchiveReader archive, Path folder) {
    claim(folder);
    CocoWriter writer = new CocoWriter(archive, folder);
    Outcome outcome = write(archive, writer);
    try {
      writer.finish();
    } catch (IOException e) {
      throw unwritten(e);
    }
    return outcome;
  }

  private Outcome write(ArchiveReader archive, Sink sink) {
    Map<String, Integer> pictures = new TreeMap<>();
    int[] leftOut = {0};
    archive.each(part -> {
      if (!isMeant(part.about())) {
        return;
      }
      Optional<String> truth = truth(part);
      if (truth.isEmpty()) {
        leftOut[0]++;
        return;
      }
      for (Sidecar.Picture picture : part.about().pictures()) {
        if (!picture.overlay()) {
          add(sink, part, picture, truth.get());
          pictures.merge(truth.get(), 1, Integer::sum);
        }
      }
    });
    return new Outcome(pictures, leftOut[0]);
  }

  private static void add(
      Sink sink, ArchiveReader.Stored part, Sidecar.Picture picture, String truth) {
    try {
      sink.add(part, picture, truth);
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static BadInput unwritten(IOException e) {
    return new BadInput("the pictures cannot be written: " + e, e);
  }

  private boolean isMeant(Sidecar about) {
    return about.recipe().equals(recipe) && span.contains(about.wallMillis());
  }

  private Optional<String> truth(ArchiveReader.Stored part) {
    if (part.label().isPresent()) {
      ReviewLabel label = part.label().get();
      return switch (label.kind()) {
        case GOOD -> Optional.of(GOOD);
        case BAD -> Optional.of(Places.word(label.fault()));
        case UNSURE -> Optional.empty();
      };
    }
    if (part.about().verdict().equals("pass")) {
      return Optional.of(GOOD);
    }
    return unreviewed && part.about().verdict().equals("reject")
        ? Optional.of(Places.word(part.about().label()))
        : Optional.empty();
  }

  private static void claim(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new BadInput("the folder %s must be empty, but is not".formatted(folder));
        }
      }
    } catch (IOException e) {
      throw new BadInput("the folder %s cannot be used: %s".formatted(folder, e), e);
    }
  }
}
