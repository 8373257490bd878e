package dev.linewarden.upstream;

import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The journal position that the broker acknowledged, kept over restarts. Replaced as a whole, so
/// that a power cut leaves the old one or the new one. One thread.
///
/// Written at a bounded pace: after a kill at most [#UNSAVED_MAX] acknowledged entries, and those
/// that were under way, are sent again.
final class PositionFile {
  /// Acknowledged entries that may be ahead of the file before it is written at once.
  static final int UNSAVED_MAX = 5000;

  /// Otherwise it is written this often, and only when there is news.
  static final long SAVE_NANOS = 1_000_000_000L;

  private static final Pattern CONTENT = Pattern.compile("acknowledged ([0-9]{1,18})\\R?");

  private final Path file;
  private final FaultLog faults;
  private long saved;
  private long attemptNanos;
  private boolean refused;

  PositionFile(Path file, FaultLog faults, long nowNanos) {
    this.file = file;
    this.faults = faults;
    this.saved = read(file, faults);
    this.attemptNanos = nowNanos;
  }

  /// What is on disk; 0 when nothing ever was acknowledged. A file that cannot be read counts as
  /// none: sending again loses nothing, skipping would.
  long saved() {
    return saved;
  }

  /// Writes when it is time to. A disk that refuses stops nobody: it is counted and tried again at
  /// the same pace; until it works more entries than the bound would be repeated after a kill.
  void save(long position, long nowNanos) {
    boolean many = position - saved >= UNSAVED_MAX && !refused;
    if (many || nowNanos - attemptNanos >= SAVE_NANOS) {
      saveNow(position, nowNanos);
    }
  }

  void saveNow(long position, long nowNanos) {
    attemptNanos = nowNanos;
    if (position == saved) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Durable.replace(
          file, "acknowledged %d\n".formatted(position).getBytes(StandardCharsets.UTF_8));
      saved = position;
      refused = false;
    } catch (IOException e) {
      refused = true;
      faults.count("upstream", "position not written", file + ": " + e);
    }
  }

  /// What the file says; 0 when it says nothing.
  static long read(Path file, FaultLog faults) {
    try {
      String content = Files.readString(file);
      Matcher matcher = CONTENT.matcher(content);
      if (matcher.matches()) {
        return Long.parseLong(matcher.group(1));
      }
      faults.count(
          "upstream",
          "position not readable",
          file + ": expected 'acknowledged <number>'; everything kept is sent again");
    } catch (NoSuchFileException _) {
      return 0;
    } catch (IOException e) {
      faults.count(
          "upstream", "position not readable", file + ": " + e + "; everything kept is sent again");
    }
    return 0;
  }
}
