package dev.linewarden.station;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.records.AuditCheck;
import dev.linewarden.records.AuditEvent;
import dev.linewarden.records.AuditLog;
import dev.linewarden.records.JournalFiles;
import dev.linewarden.records.Keyring;
import dev.linewarden.records.StationKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./linewarden audit`: each method is one command. They only read, also beside a running station.
@Command(
    name = "audit",
    description = "Tells who did what and why, and proves that nobody changed that since.",
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND")
final class AuditCli {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Console console;

  AuditCli(Console console) {
    this.console = console;
  }

  @Command(name = "log", description = "Lists what happened beside the parts, oldest first.")
  int log(
      @Mixin SpanOptions span,
      @Option(names = "--who", paramLabel = "TEXT", description = "Only by whom this is part of.")
          @Nullable String who,
      @Mixin DataPlace place) {
    WallSpan wanted = span.span();
    String by = who == null ? "" : who;
    AuditLog.forEach(
        place.folder(),
        event -> {
          if (wanted.contains(event.wallMillis()) && event.who().contains(by)) {
            console.result(words(event));
          }
        });
    return 0;
  }

  static String words(AuditEvent event) {
    StringBuilder words = new StringBuilder();
    words
        .append(
            TIME.format(Instant.ofEpochMilli(event.wallMillis()).atZone(ZoneId.systemDefault())))
        .append("  ")
        .append(event.kindWords());
    if (!event.what().isEmpty()) {
      words.append(": ").append(event.what());
    }
    if (!event.before().isEmpty() || !event.after().isEmpty()) {
      words.append(", '%s' became '%s'".formatted(event.before(), event.after()));
    }
    words.append(", by ").append(event.who());
    return event.why().isEmpty() ? words.toString() : words + ": " + event.why();
  }

  @Command(name = "verify", description = "Checks every line and every signature.")
  int verify(
      @Option(
              names = "--from-entry",
              paramLabel = "NUMBER",
              defaultValue = "0",
              description = "Begins at the signature that covers this entry; else at the first.")
          long from,
      @Option(
              names = "--key",
              paramLabel = "KEY",
              description = "Who must have signed; the station whose data these are if not said.")
          @Nullable String key,
      @Option(names = "--alone", description = "Does not compare with the journal: faster.")
          boolean alone,
      @Mixin DataPlace place) {
    Path data = place.folder();
    StationKey signer = key == null ? Keyring.of(data) : new StationKey(key);
    Optional<JournalReader> journal = alone ? Optional.empty() : Optional.of(journal(data));
    AuditCheck.Result found = new AuditCheck(signer, journal, from).run(data);
    if (!found.begins().isEmpty()) {
      console.result("checked from %s on".formatted(found.begins()));
    }
    console.result(
        "%d entries and %d signatures by %s; signed up to entry %d"
            .formatted(found.events(), found.anchors(), signer, found.anchored()));
    if (found.newer() > 0) {
      console.result("%d newer entries are in the journal only so far".formatted(found.newer()));
    }
    console.result(
        found.holds()
            ? "Everything is as it was written."
            : "NOT as it was written: " + found.problem());
    return found.holds() ? 0 : 1;
  }

  private static JournalReader journal(Path data) {
    return JournalFiles.open(data, new FaultLog(new MonotonicClock()));
  }
}
