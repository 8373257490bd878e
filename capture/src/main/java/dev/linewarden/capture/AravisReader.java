package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// A GigE Vision or USB3 Vision camera that takes pictures by its own clock. One thread.
final class AravisReader implements LivePictures {
  private static final long POP_MICROS = 1_000_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Clock clock;
  private final AravisSession session;
  private final FramePool wire;
  private final WireConverter converter;
  private final OwnClock ownClock = new OwnClock();
  private long wayNanos;
  private long quickestMillis = Long.MAX_VALUE;
  private long current;
  private long takenNanos;

  /// Throws, in the camera's words, what cannot be reached or is refused; nothing stays open then.
  AravisReader(Aravis aravis, GigeSettings settings, CameraHost host, Clock clock)
      throws CameraFault {
    this.clock = clock;
    this.session = new AravisSession(aravis, settings.freeRunning(), new Unhurried(host), clock);
    try {
      this.converter = new WireConverter(session.format(), session.width(), session.height());
      this.wire = new FramePool(AravisSession.IN_FLIGHT, session.payload());
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
    try {
      this.wayNanos = session.play(wire).exposureNanos();
      ReceiverThreads.raise(host);
    } catch (CameraFault | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Nobody waits for these pictures with a deadline, so that none can be too slow.
  private record Unhurried(CameraHost host) implements CameraHost {
    @Override
    public boolean raise(int kernelThread) {
      return host.raise(kernelThread);
    }

    @Override
    public Optional<String> refusal(String camera) {
      return host.refusal(camera);
    }
  }

  @Override
  public int width() {
    return session.width();
  }

  @Override
  public int height() {
    return session.height();
  }

  @Override
  public PixelFormat format() {
    return converter.pixels();
  }

  @Override
  public List<CameraSetting> settings() {
    return session.settings();
  }

  /// Steps over pictures of which something is missing.
  @Override
  public void advance() throws CameraFault {
    do {
      giveBack();
      current = session.pop(POP_MICROS);
      if (current == 0) {
        throw new CameraFault(
            "%s sent nothing for %d ms".formatted(session.name(), POP_MICROS / 1000));
      }
    } while (!session.defect(current).isEmpty());
    long nowNanos = clock.nanos();
    long millis = session.wireMillis(current, clock.wallMillis());
    if (millis >= 0 && millis < quickestMillis) {
      quickestMillis = millis;
    }
    long onTheWayNanos = wayNanos + (millis < 0 ? 0 : quickestMillis * NANOS_PER_MILLI);
    takenNanos = ownClock.ours(session.cameraNanos(current), nowNanos) - onTheWayNanos;
  }

  private void giveBack() {
    if (current != 0) {
      session.giveBack(current);
      current = 0;
    }
  }

  @Override
  public long takenNanos() {
    return takenNanos;
  }

  @Override
  public void copyTo(MemorySegment pixels) {
    converter.convert(session.picture(current), pixels);
  }

  @Override
  public void close() {
    giveBack();
    session.close();
    converter.close();
    wire.close();
  }
}
