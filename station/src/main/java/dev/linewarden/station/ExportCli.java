package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.records.CsvRows;
import dev.linewarden.records.EventsExport;
import dev.linewarden.records.JournalFiles;
import dev.linewarden.records.JsonRows;
import dev.linewarden.records.PartsExport;
import dev.linewarden.records.RowWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./linewarden export`: each method is one command. They only read, also beside a running
/// station, and never hold more than a few parts in memory.
@Command(
    name = "export",
    description = "Writes parts or events as CSV or JSON Lines, to a file or a pipe.",
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND")
final class ExportCli {
  private final Console console;

  ExportCli(Console console) {
    this.console = console;
  }

  enum Format {
    CSV,
    JSONL
  }

  @FunctionalInterface
  private interface Source {
    long write(RowWriter rows) throws IOException;
  }

  @Command(name = "parts", description = "Every part with its verdict, ending and scores.")
  int parts(@Mixin SpanOptions span, @Mixin Target target, @Mixin DataPlace place) {
    JournalFiles journal = JournalFiles.open(place.folder(), new FaultLog(new MonotonicClock()));
    WallSpan wanted = span.span();
    return export("parts", target, rows -> new PartsExport(wanted, rows).run(journal));
  }

  @Command(name = "events", description = "What the audit trail has: who did what, and why.")
  int events(@Mixin SpanOptions span, @Mixin Target target, @Mixin DataPlace place) {
    Path data = place.folder();
    WallSpan wanted = span.span();
    return export("events", target, rows -> EventsExport.run(data, wanted, rows));
  }

  /// Where to, and how.
  static final class Target {
    @Option(
        names = "--format",
        defaultValue = "csv",
        paramLabel = "FORMAT",
        description = "csv or jsonl. csv if not said.")
    private Format format = Format.CSV;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "A new file; standard output if not said.")
    private @Nullable Path file;

    Optional<Path> file() {
      return Optional.ofNullable(file);
    }

    RowWriter rows(Appendable out) {
      return switch (format) {
        case CSV -> new CsvRows(out);
        case JSONL -> new JsonRows(out);
      };
    }
  }

  private int export(String what, Target target, Source source) {
    String where = target.file().map(Path::toString).orElse("standard output");
    try (Writer out = open(target)) {
      long written = source.write(target.rows(out));
      out.flush();
      console.say("%d %s written to %s".formatted(written, what, where));
      return 0;
    } catch (FileAlreadyExistsException e) {
      throw new BadInput("the export must go to a new file, but %s is there".formatted(where), e);
    } catch (IOException | UncheckedIOException e) {
      throw new BadInput("the export cannot be written to %s: %s".formatted(where, e), e);
    }
  }

  private Writer open(Target target) throws IOException {
    return target.file().isPresent()
        ? Files.newBufferedWriter(
            target.file().get(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
        : console.writer();
  }
}
