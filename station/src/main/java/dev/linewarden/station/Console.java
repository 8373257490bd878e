package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The one place that writes to the terminal. Results go to standard output; everything for people
/// on the way goes to standard error, so that a result can be piped.
final class Console {
  private static final int BAR_WIDTH = 30;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  Console(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  static Console ofProcess() {
    return new Console(
        System.out,
        System.err,
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent());
  }

  void result(String text) {
    out.println(text);
    out.flush();
  }

  /// For results too large to be held as one text. Closing it closes nothing.
  Writer writer() {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      @Override
      public void close() throws IOException {
        flush();
        if (out.checkError()) {
          throw new IOException("standard output was closed");
        }
      }
    };
  }

  void say(String text) {
    err.println(text);
    err.flush();
  }

  void problems(List<String> problems) {
    problems.forEach(this::say);
  }

  /// What a person types, not shown, or a line of what is piped in. Throws [BadInput] when there is
  /// none.
  String secret(String asked) {
    Optional<char[]> typed =
        Optional.ofNullable(System.console())
            .filter(_ -> terminal)
            .map(keyboard -> keyboard.readPassword("%s", asked));
    if (typed.isPresent()) {
      return new String(typed.get());
    }
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      if (line != null) {
        return line;
      }
    } catch (IOException e) {
      throw new BadInput(asked + "it cannot be read: " + e, e);
    }
    throw new BadInput(asked + "nothing was said");
  }

  /// A bar on a terminal, nothing elsewhere: a log is no place for it.
  void progress(String what, long done, long all) {
    if (!terminal || all <= 0) {
      return;
    }
    int filled = (int) (BAR_WIDTH * Math.min(done, all) / all);
    err.printf(
        "\r%s %s%s %d/%d ", what, "█".repeat(filled), "░".repeat(BAR_WIDTH - filled), done, all);
    if (done >= all) {
      err.println();
    }
    err.flush();
  }
}
