package dev.linewarden.archive;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the pictures of parts that are worth it, up to a number of bytes for each [PictureClass].
/// The line's thread only lays a part down ([#saw]); encoding and writing happen on this agent's
/// own thread. Nobody waits for it: what it has no time for is not kept, evidence last, and
/// counted.
public final class PictureArchive implements Agent, Witness, AutoCloseable {
  /// Evidence waiting to be written. One more is skipped.
  static final int EVIDENCE_WAITING_MAX = 4;

  /// Everything else; taken only when no evidence waits.
  static final int OTHERS_WAITING_MAX = 2;

  /// Frames of one view held at once: add it to the size of the frame pool.
  public static final int FRAMES_HELD_MAX = EVIDENCE_WAITING_MAX + OTHERS_WAITING_MAX + 1;

  /// Parts that can be asked for at once.
  public static final int WANTED_MAX = 10_000;

  private static final String ROLE = "archive";

  private final PictureChooser chooser;
  private final PictureWriter writer;
  private final ArchiveReader reader;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();
  private final Mailbox<Shot> evidence = new Mailbox<>("evidence", EVIDENCE_WAITING_MAX, doorbell);
  private final Mailbox<Shot> others = new Mailbox<>("pictures", OTHERS_WAITING_MAX, doorbell);
  private volatile boolean closed;
  private long evidenceSkipped;
  private long othersSkipped;

  /// Throws [BadInput] when the folder or the key cannot be used.
  ///
  /// @param data the station's data folder
  public PictureArchive(Path data, ArchiveSettings settings, FaultLog faults) {
    this.chooser = new PictureChooser(settings);
    this.writer = new PictureWriter(Places.root(data), settings, faults);
    this.reader = writer.reader();
    this.faults = faults;
  }

  /// Keeps the next parts, whatever becomes of them. Any thread; the newest wish counts.
  ///
  /// @param parts up to [#WANTED_MAX]; 0 ends an earlier wish
  public void want(int parts) {
    chooser.want(checked(parts));
  }

  /// The next parts are challenges: parts of which somebody knows what they are.
  public void challenge(int parts) {
    chooser.challenge(checked(parts));
  }

  private static int checked(int parts) {
    if (parts < 0 || parts > WANTED_MAX) {
      throw new BadInput(
          "pictures can be asked of 0 to %d parts, but not of %d".formatted(WANTED_MAX, parts));
    }
    return parts;
  }

  /// How many parts that were asked for are still to come. Any thread.
  public int wanted() {
    return chooser.wanted();
  }

  /// To look into it, and to say its passphrase. Any thread.
  public ArchiveReader reader() {
    return reader;
  }

  /// Bytes on disk. Any thread.
  public Map<PictureClass, Long> bytes() {
    return writer.bytes();
  }

  /// Parts of this run whose pictures were not kept for want of time. Any thread.
  public long skipped() {
    return evidence.refused() + others.refused();
  }

  /// On the line's thread: takes a reference to each frame or none, and returns.
  @Override
  public void saw(LineEvent event, Frames frames) {
    if (closed || !(event instanceof LineEvent.PartJudged judged)) {
      return;
    }
    PictureClass kind = chooser.choose(judged.record(), judged.recipe());
    if (kind == null) {
      return;
    }
    Shot shot = new Shot(kind, judged.record(), judged.recipe(), frames.retain());
    if (!(kind.isEvidence() ? evidence : others).offer(shot)) {
      shot.close();
    }
    if (closed) {
      drop();
    }
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    tellSkipped();
    try {
      if (writer.lookOn()) {
        return 1;
      }
      Shot shot = next();
      if (shot == null) {
        return 0;
      }
      try (shot) {
        writer.keep(shot);
      }
    } catch (IOException e) {
      faults.count(ROLE, "pictures cannot be kept", e.toString());
    }
    return 1;
  }

  @Override
  public long dueNanos() {
    return Long.MAX_VALUE;
  }

  private @Nullable Shot next() {
    Shot first = evidence.poll();
    return first == null ? others.poll() : first;
  }

  private void tellSkipped() {
    if (evidence.refused() > evidenceSkipped) {
      evidenceSkipped = evidence.refused();
      faults.count(
          ROLE,
          "pictures of removed parts skipped",
          "%d since the start: they came faster than they can be written"
              .formatted(evidenceSkipped));
    }
    if (others.refused() > othersSkipped) {
      othersSkipped = others.refused();
      faults.count(ROLE, "pictures skipped", "%d since the start".formatted(othersSkipped));
    }
  }

  private void drop() {
    for (Shot shot = next(); shot != null; shot = next()) {
      shot.close();
    }
  }

  /// After the agent's thread has ended, which has written what waited. Gives every frame back;
  /// parts seen afterwards are not kept.
  @Override
  public void close() {
    closed = true;
    drop();
    writer.close();
  }
}
