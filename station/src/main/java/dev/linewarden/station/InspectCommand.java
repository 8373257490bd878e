package dev.linewarden.station;

import dev.linewarden.capture.ImageFolder;
import dev.linewarden.capture.StoredImage;
import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.records.RecipeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// `./linewarden inspect`: a recipe over stored images, judged exactly as on the line but without a
/// deadline.
final class InspectCommand {
  private final Console console;
  private final Clock clock = new MonotonicClock();

  InspectCommand(Console console) {
    this.console = console;
  }

  /// What is inspected.
  ///
  /// @param recipe a recipe.json or the folder it lies in
  /// @param folder images of the recipe's first view
  /// @param views folders with those of the others
  /// @param boxes a folder that says where things are in the images
  /// @param pad whether images smaller than the recipe's frames are laid into one
  record Job(Path recipe, Path folder, Map<String, Path> views, Optional<Path> boxes, boolean pad) {
    Job {
      views = Map.copyOf(views);
    }
  }

  int run(Job job, Optional<Path> json, Optional<Path> html) {
    FolderReport report = report(read(job.recipe()), job, InferenceSettings.DEFAULT);
    ReportText text = new ReportText(report);
    console.result(text.text());
    json.ifPresent(file -> write(file, out -> out.write(text.json())));
    html.ifPresent(file -> write(file, page(report, new ImageFolder(job.folder()))::write));
    return report.exitCode();
  }

  /// What this recipe makes of the images; the job's own is not looked at.
  FolderReport report(Recipe recipe, Job job, InferenceSettings settings) {
    ImageFolder images = new ImageFolder(job.folder());
    ViewFolders others = new ViewFolders(recipe, job.views());
    FolderReport report =
        new FolderReport(
            job.folder().toString(), recipe, counts(job.folder()), job.boxes().map(BoxTruth::new));
    RecipeView first = recipe.views().getFirst();
    UnaryOperator<Exposure> ground =
        job.pad() ? new Ground(first.width(), first.height())::under : UnaryOperator.identity();
    FaultLog faults = new FaultLog(clock);
    try (LoadedRecipe loaded = new VisionLoader(clock, faults, settings).load(recipe)) {
      int done = 0;
      for (StoredImage image : images.images()) {
        Exposure exposure = ground.apply(images.read(image, ++done, clock.nanos()));
        inspect(loaded, exposure, others, Path.of(image.origin()), done, report);
        console.progress("inspecting", done, images.images().size());
      }
    }
    return report;
  }

  private static Recipe read(Path place) {
    Path file = Files.isDirectory(place) ? place.resolve(RecipeShelf.FILE) : place;
    return RecipeFile.read(file);
  }

  /// The known number of things per image, where the folder has it.
  private static Optional<CountTruth> counts(Path folder) {
    Path file = folder.resolve(CountTruth.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CountTruth.parse(Files.readAllLines(file)));
    } catch (IOException e) {
      throw new BadInput("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static void inspect(
      LoadedRecipe recipe,
      Exposure image,
      ViewFolders others,
      Path path,
      int number,
      FolderReport report) {
    List<Frame> complete = new ArrayList<>();
    Exposure exposure =
        switch (image) {
          case FrameLost lost -> lost;
          case Frame first -> others.complete(first, path, complete);
        };
    switch (exposure) {
      case FrameLost lost -> {
        Verdict unjudged = new Verdict.Unjudged(Cause.FRAME_LOST, lost.detail());
        report.add(path, unjudged, List.of(), List.of(), 0, 0);
      }
      case Frame frame -> {
        try (Frames frames = Frames.of(complete)) {
          judge(recipe, frames, frame.info(), number, path, report);
        }
      }
    }
  }

  private static void judge(
      LoadedRecipe recipe,
      Frames frames,
      FrameInfo info,
      int number,
      Path path,
      FolderReport report) {
    int width = info.width();
    int height = info.height();
    switch (recipe.inspect(new PartId(number), frames, Long.MAX_VALUE)) {
      case Observed seen -> {
        Verdict verdict = Judge.judge(seen.findings(), recipe.recipe().limits());
        report.add(path, verdict, seen.findings(), seen.times(), width, height);
      }
      case InspectionFailed(PartId _, Cause cause, String detail) ->
          report.add(
              path, new Verdict.Unjudged(cause, detail), List.of(), List.of(), width, height);
    }
  }

  private ReportHtml page(FolderReport report, ImageFolder images) {
    Map<String, StoredImage> byOrigin =
        images.images().stream().collect(Collectors.toMap(StoredImage::origin, image -> image));
    Function<String, Optional<byte[]>> jpeg =
        origin ->
            Optional.ofNullable(byOrigin.get(origin))
                .map(image -> images.read(image, 0, 0))
                .flatMap(InspectCommand::jpeg);
    return new ReportHtml(report, jpeg, Instant.ofEpochMilli(clock.wallMillis()));
  }

  private static Optional<byte[]> jpeg(Exposure exposure) {
    return switch (exposure) {
      case FrameLost _ -> Optional.empty();
      case Frame frame -> {
        try (frame) {
          yield Optional.of(FrameImage.jpeg(frame));
        }
      }
    };
  }

  private interface Page {
    void write(Writer out) throws IOException;
  }

  private static void write(Path file, Page page) {
    try (Writer out = Files.newBufferedWriter(file)) {
      page.write(out);
    } catch (IOException e) {
      throw new BadInput("%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
