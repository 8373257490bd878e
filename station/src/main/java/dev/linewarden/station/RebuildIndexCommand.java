package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.JournalFiles;
import dev.linewarden.records.LedgerIndex;
import dev.linewarden.records.ScoreSettings;
import dev.linewarden.records.ScoreStore;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./linewarden rebuild-index`: makes the index and the scores again from what the journal still
/// has. Holds the data folder: a station that runs builds a broken index again by itself.
@Command(
    name = "rebuild-index",
    description =
        "Makes what questions are answered from again, from the journal. Not beside a running"
            + " station, which does so by itself when it must.")
final class RebuildIndexCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private RecipePlace place = new RecipePlace();

  @Override
  public Integer call() {
    Console console = Cli.of(spec).console();
    Clock clock = new MonotonicClock();
    FaultLog faults = new FaultLog(clock);
    StationConfig settings = place.existing();
    long begun = clock.nanos();
    try (DataFolder data = DataFolder.open(settings.data());
        LedgerIndex index =
            new LedgerIndex(data, LedgerIndex.PARTS_MAX_DEFAULT, settings.calendar(), faults)) {
      JournalFiles journal = JournalFiles.open(settings.data(), faults);
      long entries = index.rebuild(journal, (done, all) -> console.progress("index", done, all));
      new ScoreStore(data, ScoreSettings.DEFAULTS, faults)
          .rebuild(journal, (done, all) -> console.progress("scores", done, all));
      console.result(
          "built again from %s entries in %.1f s"
              .formatted(LimitText.number(entries), (clock.nanos() - begun) / 1e9));
    }
    Cli.warn(console, faults);
    return 0;
  }
}
