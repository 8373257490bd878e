package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Note;
import dev.linewarden.records.Backup;
import dev.linewarden.records.FactoryReset;
import dev.linewarden.records.JournalSettings;
import dev.linewarden.records.Restore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./linewarden backup`, `restore` and `factory-reset`: a station's data as a whole.
final class BackupCli {
  private BackupCli() {}

  @Command(
      name = "backup",
      description =
          "Copies the station's data into a folder, also while it runs, and verifies that.")
  static final class Make implements java.util.concurrent.Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "A new or an empty one.")
    private Path folder = Path.of("");

    @Option(
        names = "--keys",
        description = "Also the station's own key: who has the copy can sign as this station.")
    private boolean keys;

    @Option(names = "--pictures", description = "Also the pictures: gigabytes.")
    private boolean pictures;

    @Mixin private DataPlace place = new DataPlace();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      Backup.Extras extras = new Backup.Extras(keys, pictures);
      Backup.Made made =
          Backup.make(place.folder(), folder, extras, place.configuration(), faults());
      console(spec)
          .result(
              "%d files with %d bytes are in %s and read back as they were written; the ledger is there up to entry %d"
                  .formatted(made.files(), made.bytes(), folder, made.lastSequence()));
      return 0;
    }
  }

  @Command(name = "restore", description = "Makes a new data folder of a backup.")
  static final class Back implements java.util.concurrent.Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The backup.")
    private Path folder = Path.of("");

    @Option(
        names = "--data",
        required = true,
        paramLabel = "NEW",
        description = "A new or an empty folder.")
    private Path data = Path.of("");

    @Mixin private RecipeAuthor author = new RecipeAuthor();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      Clock clock = new MonotonicClock();
      Note note =
          Note.of(
              Note.Kind.DATA_RESTORED, clock.wallMillis(), author.name(), folder.toString(), "");
      int files = Restore.restore(folder, data, JournalSettings.DEFAULTS, note, faults());
      console(spec)
          .result(
              "%d files are in %s; numbers that the station gave since the backup are not used again"
                  .formatted(files, data));
      return 0;
    }
  }

  @Command(
      name = "factory-reset",
      description =
          "Removes recipes, ledger and logs; keeps the audit trail and the station's key.")
  static final class Reset implements java.util.concurrent.Callable<Integer> {
    @Parameters(
        paramLabel = "STATION",
        arity = "0..1",
        description = "The station's id, as a sign that you mean it.")
    private @Nullable String station;

    @Mixin private RecipeAuthor author = new RecipeAuthor();
    @Mixin private DataPlace place = new DataPlace();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      String id = place.settings().id();
      if (!id.equals(station)) {
        throw new BadInput(
            "this removes the recipes and the ledger in %s; if you mean it: ./linewarden factory-reset %s"
                .formatted(place.folder(), id));
      }
      FactoryReset.run(
          place.folder(),
          id,
          author.name(),
          JournalSettings.DEFAULTS,
          new MonotonicClock(),
          faults());
      console(spec).result("the station is as it came; its audit trail and its key are kept");
      return 0;
    }
  }

  private static FaultLog faults() {
    return new FaultLog(new MonotonicClock());
  }

  private static Console console(@Nullable CommandSpec spec) {
    return Cli.of(spec).console();
  }
}
