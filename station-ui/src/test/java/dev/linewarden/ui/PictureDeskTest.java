package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PixelFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PictureDeskTest {
  private final RejectShelf shelf = new RejectShelf();
  private final FaultLog faults = new FaultLog(new MonotonicClock());
  private final PictureDesk desk = new PictureDesk(new Audience(), shelf, faults, new Json());
  private final Parts parts = new Parts();

  @AfterEach
  void free() {
    desk.shut();
    desk.free();
  }

  @Test
  void aThirdWaitingRejectIsCountedAndReplacesTheNewest() {
    for (long part = 1; part <= 5; part++) {
      lay(Parts.reject(part));
    }

    assertThat(desk.rejectsMissed()).isEqualTo(3);
    assertThat(parts.framesOut.get()).isEqualTo(PictureDesk.REJECTS_WAITING_MAX + 1);
    while (desk.doWork(0) > 0) {}
    assertThat(shelf.list()).extracting(Wire.Part::part).containsExactly(2L, 1L);
    assertThat(parts.framesOut.get()).isZero();
  }

  @Test
  void picturesOfPassesKeepTheirRate() {
    lay(Parts.reject(1));
    lay(Parts.reject(2));
    lay(Parts.reject(3));
    desk.doWork(0);
    lay(Parts.reject(4));
    lay(Parts.reject(5));
    assertThat(desk.dueNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(1) / 15);

    desk.doWork(1);
    desk.doWork(2);
    assertThat(desk.doWork(3)).isZero();
    assertThat(desk.doWork(desk.dueNanos())).isEqualTo(1);
    assertThat(desk.dueNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void partsThatOnlyCameWhileNobodyInspectedAreNotKept() {
    lay(Parts.unjudged(1, Cause.STOPPED));
    lay(Parts.unjudged(2, Cause.FAULTED));
    lay(Parts.unjudged(3, Cause.LATE));
    while (desk.doWork(0) > 0) {}

    assertThat(shelf.list()).extracting(Wire.Part::part).containsExactly(3L);
  }

  @Test
  void aLargeGreyFrameIsMadeSmaller() throws IOException {
    Parts grey = new Parts(PixelFormat.MONO8, 8, false);
    try (Jpeg jpeg = new Jpeg(1280, 75);
        Frame frame = grey.frame(1)) {
      var picture = ImageIO.read(new ByteArrayInputStream(jpeg.encode(frame)));

      assertThat(picture.getWidth()).isEqualTo(1280);
      assertThat(picture.getHeight()).isEqualTo(1024);
      assertThat(picture.getRaster().getNumBands()).isEqualTo(1);
    }
  }

  private void lay(LineEvent.PartJudged judged) {
    try (Frame frame = parts.frame(judged.record().part().value())) {
      desk.lay(judged, frame);
    }
  }
}
