package dev.linewarden.ui;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Verdict;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Turns judged parts into pictures for the screens. The line's thread only lays a part down here;
/// encoding happens on this agent's own thread. Passed parts are shown when somebody watches, and a
/// small picture stays for a moment in any case; the newest one wins. Rejects wait in a short queue
/// of their own, since their pictures are kept.
final class PictureDesk implements Agent {
  static final int PICTURES_PER_SECOND_MAX = 15;

  /// Rejects waiting to be encoded. One more is shown like a passed part, and its picture is not
  /// kept; the mailbox counts it.
  static final int REJECTS_WAITING_MAX = 2;

  /// Disagreements of a draft waiting to be encoded. One more is kept without its picture.
  static final int DISAGREEMENTS_WAITING_MAX = 1;

  /// Frames of one view held at once: the newest, the waiting ones, the one being encoded.
  static final int FRAMES_HELD_MAX = 1 + REJECTS_WAITING_MAX + DISAGREEMENTS_WAITING_MAX + 1;

  private static final long PICTURE_NANOS = TimeUnit.SECONDS.toNanos(1) / PICTURES_PER_SECOND_MAX;

  /// Longer pictures are made smaller for a screen.
  static final int LIVE_SIDE_PX = 1280;

  private static final int THUMBNAIL_SIDE_PX = 240;
  private static final int LIVE_QUALITY = 75;
  static final int KEPT_QUALITY = 85;
  private static final byte[] NO_PICTURE = {};

  /// A removed part is shown beside a good one: so often one is taken though nobody watches.
  private static final long GOOD_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Audience audience;
  private final RejectShelf shelf;
  private final DisagreementShelf disagreements;
  private final Thumbnails passed;
  private final FaultLog faults;
  private final Json json;
  private final Doorbell doorbell = new Doorbell();
  private final AtomicReference<@Nullable Shot> newest = new AtomicReference<>();
  private final Mailbox<Shot> rejects = new Mailbox<>("rejects", REJECTS_WAITING_MAX, doorbell);
  private final Mailbox<Disagreed> disagreed =
      new Mailbox<>("disagreements", DISAGREEMENTS_WAITING_MAX, doorbell);
  private final Jpeg live = new Jpeg(LIVE_SIDE_PX, LIVE_QUALITY);
  private final Jpeg kept = new Jpeg(LIVE_SIDE_PX, KEPT_QUALITY);
  private final FocusMeter focus = new FocusMeter();
  private final Jpeg thumbnail = new Jpeg(THUMBNAIL_SIDE_PX, LIVE_QUALITY);

  /// Of every pass, which hardly anybody will ever look at.
  private final Jpeg glance = new Jpeg(THUMBNAIL_SIDE_PX, LIVE_QUALITY, Jpeg.Shrink.QUICK);

  private long nextPictureNanos = Long.MIN_VALUE;
  private long lastPart;
  private Wire.@Nullable Part good;
  private byte[] goodImage = NO_PICTURE;
  private long nextGoodNanos = Long.MIN_VALUE;
  private volatile boolean closed;

  PictureDesk(
      Audience audience,
      RejectShelf shelf,
      DisagreementShelf disagreements,
      Thumbnails passed,
      FaultLog faults,
      Json json) {
    this.audience = audience;
    this.shelf = shelf;
    this.disagreements = disagreements;
    this.passed = passed;
    this.faults = faults;
    this.json = json;
  }

  /// On the line's thread: takes a reference to each frame or none, and returns.
  void lay(LineEvent.PartJudged judged, Frames frames) {
    if (closed) {
      return;
    }
    boolean keep = isKept(judged.record().verdict());
    Shot shot = new Shot(judged.record(), judged.recipe(), frames.retain());
    if (!keep || !rejects.offer(shot)) {
      Shot old = newest.getAndSet(shot);
      if (old == null) {
        doorbell.ring();
      } else {
        old.close();
      }
    }
    if (closed) {
      drop();
    }
  }

  /// On the model's thread: takes a reference to each frame or none, and returns.
  void lay(Comparison comparison, Frames frames) {
    Disagreed part = new Disagreed(comparison, frames.retain());
    if (closed || !disagreed.offer(part)) {
      disagreements.put(new DisagreementShelf.Kept(part.told(false), NO_PICTURE));
      part.close();
    }
    if (closed) {
      drop();
    }
  }

  /// Parts removed for what they are, or for what went wrong with them; not those that only came
  /// while nobody inspected.
  private static boolean isKept(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> false;
      case Verdict.Reject _ -> true;
      case Verdict.Unjudged(Cause cause, String _) -> !cause.isIdle();
    };
  }

  long rejectsMissed() {
    return rejects.refused();
  }

  @Override
  public String role() {
    return "ui-picture";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    int done = 0;
    Shot reject = rejects.poll();
    if (reject != null) {
      show(reject, true, nowNanos);
      done++;
    }
    Disagreed part = disagreed.poll();
    if (part != null) {
      keep(part);
      done++;
    }
    if (nowNanos >= nextPictureNanos) {
      Shot shot = newest.getAndSet(null);
      if (shot != null) {
        show(shot, false, nowNanos);
        nextPictureNanos = nowNanos + PICTURE_NANOS;
        done++;
      }
    }
    return done;
  }

  @Override
  public long dueNanos() {
    return newest.get() == null ? Long.MAX_VALUE : nextPictureNanos;
  }

  private void keep(Disagreed part) {
    byte[] image = NO_PICTURE;
    try (part) {
      image = kept.encode(part.frames(), part.sheet());
    } catch (RuntimeException e) {
      faults.count("ui", "a picture could not be encoded", String.valueOf(e.getMessage()));
    }
    disagreements.put(new DisagreementShelf.Kept(part.told(image.length > 0), image));
  }

  private void show(Shot shot, boolean keep, long nowNanos) {
    Wire.Part about = Telling.part(shot);
    boolean pass = shot.record().verdict() instanceof Verdict.Pass;
    boolean large = keep || !audience.isEmpty() || (pass && nowNanos >= nextGoodNanos);
    byte[] image = NO_PICTURE;
    byte[] small = NO_PICTURE;
    try (shot) {
      if (about.picture()) {
        image = large ? (keep ? kept : live).encode(shot.frames(), shot.sheet()) : NO_PICTURE;
        small = keep || pass ? small(shot, keep) : NO_PICTURE;
        focus.look(shot, nowNanos);
      }
    } catch (RuntimeException e) {
      // A part without a picture is still told; that the picture failed is counted.
      faults.count("ui", "a picture could not be encoded", String.valueOf(e.getMessage()));
    }
    if (keep) {
      shelf.put(besideGood(about, image, small));
    } else if (pass) {
      remember(about, image, small, nowNanos);
    }
    // A pass that was overtaken by a later part would turn the screen back.
    if (large && (keep || shot.part() > lastPart)) {
      audience.picture(message(json.bytes(about), image));
    }
    lastPart = Math.max(lastPart, shot.part());
  }

  private byte[] small(Shot shot, boolean keep) {
    return (keep ? thumbnail : glance).encode(shot.frames(), shot.sheet());
  }

  private void remember(Wire.Part about, byte[] image, byte[] small, long nowNanos) {
    if (small.length > 0) {
      passed.put(new PartId(about.part()), small);
    }
    if (image.length > 0) {
      good = about;
      goodImage = image;
      nextGoodNanos = nowNanos + GOOD_NANOS;
    }
  }

  private RejectShelf.Kept besideGood(Wire.Part about, byte[] image, byte[] small) {
    Wire.Part like = good;
    return like != null && like.recipe().equals(about.recipe())
        ? new RejectShelf.Kept(about.beside(like.part()), image, small, goodImage)
        : new RejectShelf.Kept(about, image, small, NO_PICTURE);
  }

  /// How sharp and bright they are, for whoever asks.
  FocusMeter focus() {
    return focus;
  }

  /// Length of the header in 4 bytes, big end first; header; picture.
  static byte[] message(byte[] header, byte[] image) {
    return ByteBuffer.allocate(Integer.BYTES + header.length + image.length)
        .putInt(header.length)
        .put(header)
        .put(image)
        .array();
  }

  /// Encodes once, so that native libraries are loaded before the first part needs them.
  void warmUp(Frame frame) {
    live.encode(frame);
    kept.encode(frame);
    thumbnail.encode(frame);
    glance.encode(frame);
  }

  /// No more parts are taken from here on. Any thread.
  void shut() {
    closed = true;
    drop();
  }

  private void drop() {
    Shot shot = newest.getAndSet(null);
    if (shot != null) {
      shot.close();
    }
    for (Shot reject = rejects.poll(); reject != null; reject = rejects.poll()) {
      reject.close();
    }
    for (Disagreed part = disagreed.poll(); part != null; part = disagreed.poll()) {
      part.close();
    }
  }

  /// After the agent's thread has ended.
  void free() {
    live.close();
    kept.close();
    thumbnail.close();
    glance.close();
    focus.close();
  }
}
