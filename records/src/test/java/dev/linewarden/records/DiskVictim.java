package dev.linewarden.records;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.MonotonicClock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Writes parts into a journal whose disk somebody else makes slow or broken, and says how it went.
final class DiskVictim {
  private DiskVictim() {}

  static void main(String[] arguments) {
    Clock clock = new MonotonicClock();
    FaultLog faults = new FaultLog(clock);
    long refused = 0;
    String alarm = "";
    try (DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        LedgerJournal journal = LedgerJournal.open(folder, KillVictim.SETTINGS, Map::of, faults)) {
      long last = journal.lastSequence();
      for (LedgerEntry entry : Samples.parts(Long.parseLong(arguments[1]))) {
        last++;
        refused += journal.append(entry) ? 0 : 1;
      }
      while (journal.lastSequence() < last - refused) {
        journal.doWork(clock.nanos());
        alarm = alarm.isEmpty() ? journal.health().alarm() : alarm;
      }
      PrintStream out =
          new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
      out.print(
          "refused %d, failed %d, alarm '%s'"
              .formatted(refused, journal.health().failures(), alarm));
    }
  }
}
