package dev.linewarden.station;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Where the process begins. Exit codes: 0 done, 1 the command's own no (a part misjudged, a figure
/// missed), 2 bad input.
public final class Main {
  static final int BAD_INPUT = 2;

  private Main() {}

  public static void main(String[] args) {
    Console console = Console.ofProcess();
    Logs.quiet();
    System.exit(run(console, args));
  }

  static int run(Console console, String... args) {
    CommandLine line = new CommandLine(new Cli(console));
    line.addSubcommand(new RecipeCli(console));
    line.addSubcommand(new ArchiveCli(console));
    line.addSubcommand(new AuditCli(console));
    line.addSubcommand(new ExportCli(console));
    line.addSubcommand(new UsersCli(console));
    line.addSubcommand(new BackupCli.Make());
    line.addSubcommand(new BackupCli.Back());
    line.addSubcommand(new BackupCli.Reset());
    line.setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, _, _) -> Failures.tell(console, failure));
    line.setParameterExceptionHandler((wrong, _) -> {
      console.say(sentence(wrong));
      console.say("./linewarden help lists the commands.");
      return BAD_INPUT;
    });
    return line.execute(args.length == 0 ? new String[] {"run"} : args);
  }

  private static String sentence(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      return "'%s' is neither a command nor an option%s"
          .formatted(
              String.join(" ", unmatched.getUnmatched()),
              near.isEmpty() ? "" : " (did you mean '" + near.getFirst() + "'?)");
    }
    return String.valueOf(wrong.getMessage());
  }
}
