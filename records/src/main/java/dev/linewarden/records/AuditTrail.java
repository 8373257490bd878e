package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What happened beside the parts, kept for ever in `<data>/audit/`: a copy of those entries of the
/// journal, each line chained to the one before by a checksum, the chain signed from time to time
/// ([AuditLine] draws it). Follows the journal by a position that is read from its own last lines,
/// so that a kill at any moment neither doubles nor misses one. Nothing in it is ever changed or
/// removed. One thread; [#position] any.
public final class AuditTrail {
  /// Entries of the journal looked at in one step.
  static final int BATCH_MAX = 5_000;

  /// A fuller file is followed by another one.
  static final long FILE_BYTES_MAX = 16L << 20;

  private final Path folder;
  private final Keyring keys;
  private Path file;
  private long end;
  private String chain = AuditLine.FIRST;
  private boolean anchored = true;
  private volatile long position;

  private AuditTrail(Path folder, Keyring keys, Path file) {
    this.folder = folder;
    this.keys = keys;
    this.file = file;
  }

  /// Finds the end of what is there. A line that was being written when the station was killed is
  /// cut; the journal still has it. Nothing is written. Throws [BadInput] when it cannot be read.
  public static AuditTrail open(DataFolder data, Keyring keys, FaultLog faults) {
    Path folder = data.audit();
    try {
      List<Path> files = AuditFiles.in(folder);
      AuditTrail trail = new AuditTrail(folder, keys, AuditFiles.after(folder, files));
      // From the newest on: it may hold nothing yet.
      for (int i = files.size() - 1; i >= 0 && !trail.isFound(); i--) {
        trail.resume(files.get(i), i == files.size() - 1, faults);
      }
      return trail;
    } catch (IOException e) {
      throw new BadInput("the audit trail in %s cannot be read: %s".formatted(folder, e), e);
    }
  }

  private boolean isFound() {
    return position > 0 && !chain.equals(AuditLine.FIRST);
  }

  private void resume(Path found, boolean newest, FaultLog faults) throws IOException {
    try (AuditReader reader = new AuditReader(found)) {
      String last = AuditLine.FIRST;
      boolean whole = true;
      for (Optional<AuditReader.Line> line = reader.next();
          line.isPresent();
          line = reader.next()) {
        whole = line.get().problem().isEmpty();
        last = whole ? line.get().chain() : last;
        line.flatMap(AuditReader.Line::content).ifPresent(this::seen);
      }
      chain = chain.equals(AuditLine.FIRST) ? last : chain;
      if (newest && whole) {
        goOn(found, reader.end(), faults);
      } else if (newest) {
        // Not touched: what it is, is for people to find out. The next line begins a file.
        faults.count("audit", "unreadable end of the trail", found.toString());
      }
    }
  }

  private void goOn(Path last, long lastEnd, FaultLog faults) throws IOException {
    file = last;
    end = lastEnd;
    if (Files.size(last) > end) {
      faults.count("audit", "half-written line cut", "%s at %d".formatted(last, end));
    }
  }

  private void seen(AuditLine line) {
    anchored = line instanceof AuditLine.Anchor;
    position =
        switch (line) {
          case AuditLine.Head _ -> position;
          case AuditLine.Event(AuditEvent event) -> Math.max(position, event.sequence());
          case AuditLine.Anchor anchor -> Math.max(position, anchor.position());
        };
  }

  /// Everything of the journal up to this entry that belongs here is here.
  public long position() {
    return position;
  }

  /// Takes over what is new, and says how many entries of the journal were looked at. What it
  /// throws has changed nothing and may be tried again.
  int follow(JournalReader journal) throws IOException {
    List<Recorded> news = journal.readAfter(position, BATCH_MAX);
    if (news.isEmpty()) {
      return 0;
    }
    List<AuditLine> lines =
        news.stream()
            .map(AuditEvent::of)
            .flatMap(Optional::stream)
            .<AuditLine>map(AuditLine.Event::new)
            .toList();
    if (!lines.isEmpty()) {
      write(lines);
      anchored = false;
    }
    position = news.getLast().sequence();
    return news.size();
  }

  /// Signs what is there, unless the last line does already.
  void anchor(long wallMillis) throws IOException {
    if (!anchored) {
      byte[] content = AuditLine.Anchor.content(chain, position, wallMillis);
      write(
          List.of(
              new AuditLine.Anchor(
                  position, wallMillis, keys.own(), Signed.of(keys.sign(content)))));
      anchored = true;
    }
  }

  /// On disk when it returns.
  private void write(List<AuditLine> lines) throws IOException {
    if (end >= FILE_BYTES_MAX) {
      file = AuditFiles.after(folder, AuditFiles.in(folder));
      end = 0;
    }
    StringBuilder text = new StringBuilder();
    String last = chain;
    if (end == 0) {
      Files.createDirectories(folder);
      last = add(text, last, new AuditLine.Head(last));
    }
    for (AuditLine line : lines) {
      last = add(text, last, line);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    // Mode rwd: what was written is on disk, and what failed is written again to the same place.
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rwd")) {
      out.setLength(end);
      out.seek(end);
      out.write(bytes);
    }
    if (end == 0) {
      Durable.syncFolder(folder);
    }
    end += bytes.length;
    chain = last;
  }

  private static String add(StringBuilder text, String before, AuditLine line) {
    String json = line.json();
    String chain = AuditLine.chain(before, json);
    text.append(chain).append(' ').append(json).append('\n');
    return chain;
  }
}
