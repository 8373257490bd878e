package dev.linewarden.capture;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a camera's connections, one after the other, and keeps the memory for its pictures from
/// one to the next. One thread; the gauge from any.
final class AravisConnector implements AutoCloseable {
  private static final String WHO = "camera";

  private final Aravis aravis = new Aravis(new AravisLibrary(AravisLibrary.SONAME));
  private final Clock clock;
  private final FaultLog faults;
  private final CameraHost host;
  private volatile @Nullable AravisPictures pictures;

  /// Throws [dev.linewarden.inspection.BadInput] when the library is missing.
  AravisConnector(Clock clock, FaultLog faults, CameraHost host) {
    this.clock = clock;
    this.faults = faults;
    this.host = host;
  }

  /// Pictures are taken when it returns. Throws when the camera cannot be used, and leaves nothing
  /// open.
  AravisFrames connect(GigeSettings settings, AravisFrames.Tools tools) throws CameraFault {
    if (settings.camera().wires().isFreeRunning()) {
      throw new CameraFault(
          "a recipe cannot let the camera run by its own clock: only the station's configuration can");
    }
    AravisSession opened = new AravisSession(aravis, settings, host, clock);
    try {
      AravisPictures fitting = fitting(opened, settings.buffers());
      tools.match().begin();
      CameraLink link = opened.play(fitting.wire());
      List<String> advice = host.advice(link);
      if (!advice.isEmpty()) {
        faults.count(WHO, "link", String.join("; ", advice));
      }
      report(opened.changed());
      ReceiverThreads.raise(host);
      return new AravisFrames(opened, new AravisFrames.Way(link, advice), fitting, tools);
    } catch (CameraFault | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /// @param changed what a camera made of what it was told, in words
  void report(List<String> changed) {
    changed.forEach(words -> faults.count(WHO, "changed what it was told", words));
  }

  /// What another recipe does not say, although the one before did.
  void tellLeftOpen(Settling now) {
    now.wanted()
        .camera()
        .leftOpenAfter(now.has().camera())
        .forEach(words -> faults.count(WHO, "setting left open", words));
  }

  /// The memory for this camera's pictures: what there is, or anew when they are others now.
  private AravisPictures fitting(AravisSession opened, int buffers) {
    AravisPictures old = pictures;
    if (old != null && old.isFor(opened)) {
      return old;
    }
    AravisPictures made = new AravisPictures(opened, buffers);
    pictures = made;
    if (old != null) {
      old.close();
    }
    return made;
  }

  /// Frames that the station holds.
  int framesInUse() {
    AravisPictures current = pictures;
    return current == null ? 0 : current.inUse();
  }

  /// Nothing may be connected any more.
  @Override
  public void close() {
    AravisPictures last = pictures;
    if (last != null) {
      last.close();
    }
  }
}
