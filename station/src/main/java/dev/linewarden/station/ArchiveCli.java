package dev.linewarden.station;

import dev.linewarden.archive.ArchiveReader;
import dev.linewarden.archive.ArchiveSettings;
import dev.linewarden.archive.Dataset;
import dev.linewarden.archive.KeptPart;
import dev.linewarden.archive.KeySource;
import dev.linewarden.archive.PictureClass;
import dev.linewarden.archive.PictureKey;
import dev.linewarden.archive.ReviewLabel;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./linewarden archive`: each method is one command. All of them may be used beside a running
/// station.
@Command(
    name = "archive",
    description =
        "Looks into the kept pictures, says what they show, and exports them for training.",
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND")
final class ArchiveCli {
  private static final int LISTED = 20;

  private final Console console;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final ZoneId zone = ZoneId.systemDefault();

  ArchiveCli(Console console) {
    this.console = console;
  }

  /// How the pictures of an export lie.
  enum Layout {
    MVTEC,
    COCO
  }

  @Command(name = "list", description = "Says how many pictures are kept, or lists the newest.")
  int list(
      @Parameters(
              paramLabel = "KIND",
              arity = "0..1",
              description = "reject, challenge, requested, borderline or sample.")
          @Nullable String kind,
      @Mixin RecipePlace place) {
    ArchiveReader archive = closed(place.existing());
    if (kind == null) {
      for (PictureClass each : PictureClass.values()) {
        console.result("%-10s %d parts".formatted(each.key(), archive.count(each)));
      }
    } else {
      archive.newest(ArchiveGallery.kind(kind), LISTED).forEach(part -> console.result(line(part)));
    }
    sayUnreadable();
    return 0;
  }

  @Command(name = "show", description = "Says what is known of a part, and where its pictures are.")
  int show(
      @Parameters(paramLabel = "PART") long number,
      @Option(
              names = "--out",
              paramLabel = "FOLDER",
              description = "Writes the pictures there, decrypted if they have to be.")
          @Nullable Path out,
      @Mixin RecipePlace place) {
    StationConfig settings = place.existing();
    ArchiveReader archive = out == null ? closed(settings) : open(settings);
    KeptPart part =
        archive
            .find(part(number))
            .orElseThrow(() -> new BadInput("no pictures of part %d are kept".formatted(number)));
    console.result(line(part));
    for (KeptPart.Picture picture : part.pictures()) {
      console.result(String.valueOf(out == null ? picture.file() : copy(archive, picture, out)));
    }
    return 0;
  }

  @Command(name = "label", description = "Says what a part is, for statistics and training.")
  int label(
      @Parameters(paramLabel = "PART") long number,
      @Parameters(
              paramLabel = "WHAT",
              description = "good, unsure, or its fault in the words of the line.")
          String what,
      @Mixin RecipeAuthor author,
      @Mixin RecipePlace place) {
    closed(place.existing())
        .label(part(number), ReviewLabel.of(what, author.name(), clock.wallMillis()));
    return 0;
  }

  @Command(name = "export", description = "Writes the pictures of a recipe as a training set.")
  int export(
      @Parameters(paramLabel = "FOLDER", description = "Empty or not there yet.") Path folder,
      @Option(names = "--recipe", required = true, paramLabel = "ID") String recipe,
      @Option(names = "--layout", defaultValue = "mvtec", description = "mvtec or coco.")
          Layout layout,
      @Mixin SpanOptions span,
      @Option(
              names = "--unreviewed",
              description = "Also removed parts that nobody looked at, as what they were removed.")
          boolean unreviewed,
      @Mixin RecipePlace place) {
    Dataset dataset = new Dataset(recipe, span.span(), unreviewed);
    ArchiveReader archive = open(place.existing());
    Dataset.Outcome outcome =
        switch (layout) {
          case MVTEC -> dataset.toMvtec(archive, folder);
          case COCO -> dataset.toCoco(archive, folder);
        };
    outcome
        .pictures()
        .forEach((truth, count) -> console.result("%-30s %d".formatted(truth, count)));
    console.say(
        "%d parts were left out, since nobody said what they are".formatted(outcome.leftOut()));
    sayUnreadable();
    return 0;
  }

  @Command(name = "key", description = "Makes a key to encrypt pictures with, for [archive] key.")
  int key(@Parameters(paramLabel = "FILE", description = "A new one.") Path file) {
    PictureKey.write(file);
    console.result(
        "%s holds a new key: without it the pictures cannot be read, so keep a copy elsewhere"
            .formatted(file));
    return 0;
  }

  private String line(KeptPart part) {
    return "%12s  %s  %s  %-10s %s%s"
        .formatted(
            part.part(),
            Since.words(part.wallMillis(), zone),
            part.recipe(),
            part.kind().key(),
            part.faultOrVerdict(),
            part.label().map(label -> ", reviewed: " + label.said()).orElse(""));
  }

  private static Path copy(ArchiveReader archive, KeptPart.Picture picture, Path out) {
    Path copy = out.resolve(picture.plainName());
    try {
      Files.createDirectories(out);
      return Files.write(copy, archive.picture(picture));
    } catch (IOException e) {
      throw new BadInput("%s cannot be written: %s".formatted(copy, e), e);
    }
  }

  private void sayUnreadable() {
    faults
        .faults()
        .forEach(fault ->
            console.say(
                "%s: %d times, last %s".formatted(fault.what(), fault.count(), fault.detail())));
  }

  private static PartId part(long number) {
    if (number <= 0) {
      throw new BadInput("a part's number must be positive, but is " + number);
    }
    return new PartId(number);
  }

  /// What lies beside the pictures can be read without their key.
  private ArchiveReader closed(StationConfig settings) {
    return new ArchiveReader(settings.data(), new KeySource.None(), faults);
  }

  private ArchiveReader open(StationConfig settings) {
    KeySource key = settings.archive().map(ArchiveSettings::key).orElse(new KeySource.None());
    ArchiveReader archive = new ArchiveReader(settings.data(), key, faults);
    if (archive.isShut()) {
      archive.open(console.secret("passphrase of the pictures: "));
    }
    return archive;
  }
}
