package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Where log lines go: warnings to the terminal, everything of ours to a file of bounded size.
/// Libraries speak only from warnings on.
final class Logs {
  private static final int FILE_BYTES_MAX = 4 << 20;
  private static final int FILES_MAX = 5;

  /// Pi4J looks for a Raspberry Pi, and takes every other machine for a fault.
  private static final Logger BOARDS = Logger.getLogger("com.pi4j.boardinfo");

  private Logs() {}

  /// Before a data folder is known, and for commands that have none.
  static void quiet() {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    BOARDS.setLevel(Level.OFF);
    Handler terminal = new ConsoleHandler();
    terminal.setLevel(Level.WARNING);
    terminal.setFormatter(new OneLine());
    root.addHandler(terminal);
  }

  /// Our own lines from INFO on go to `<data>/log/station.N.log`.
  static void into(Path data) {
    Path folder = data.resolve("log");
    try {
      Files.createDirectories(folder);
      FileHandler file =
          new FileHandler(
              folder.resolve("station.%g.log").toString(), FILE_BYTES_MAX, FILES_MAX, true);
      file.setFormatter(new OneLine());
      file.setLevel(Level.INFO);
      Logger.getLogger("").addHandler(file);
      Logger.getLogger("dev.linewarden").setLevel(Level.INFO);
    } catch (IOException e) {
      throw new BadInput("the log folder %s cannot be written: %s".formatted(folder, e), e);
    }
  }

  /// The file that lines go to now.
  static Path newest(Path data) {
    return data.resolve("log").resolve("station.0.log");
  }

  /// `2026-01-31 12:00:00 WARNING line: sentence`, and the stack trace below it if there is one.
  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord record) {
      String name = String.valueOf(record.getLoggerName()).replace("dev.linewarden.", "");
      String line =
          "%1$tF %1$tT %2$s %3$s: %4$s%n"
              .formatted(record.getMillis(), record.getLevel(), name, formatMessage(record));
      Throwable thrown = record.getThrown();
      if (thrown == null) {
        return line;
      }
      java.io.StringWriter trace = new java.io.StringWriter();
      thrown.printStackTrace(new java.io.PrintWriter(trace));
      return line + trace;
    }
  }
}
