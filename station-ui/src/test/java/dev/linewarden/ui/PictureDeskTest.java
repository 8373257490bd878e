package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.RecipeView;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PictureDeskTest {
  private static final int PASSED_MAX = 4;

  private final RejectShelf shelf = new RejectShelf();
  private final FaultLog faults = new FaultLog(new MonotonicClock());
  private final Thumbnails passed = new Thumbnails(PASSED_MAX);
  private final DisagreementShelf disagreements = new DisagreementShelf();
  private final PictureDesk desk =
      new PictureDesk(new Audience(), shelf, disagreements, passed, faults, new Json());
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
  void aRemovedPartStandsBesideTheGoodOneBeforeIt() {
    lay(Parts.unjudged(1, Cause.STOPPED));
    lay(Parts.pass(2));
    lay(Parts.pass(3));
    assertThat(parts.framesOut.get()).as("only the newest waits").isEqualTo(1);
    while (desk.doWork(0) > 0) {}
    lay(Parts.pass(4));
    while (desk.doWork(TimeUnit.SECONDS.toNanos(4)) > 0) {}
    lay(Parts.reject(5));
    while (desk.doWork(TimeUnit.SECONDS.toNanos(4)) > 0) {}

    assertThat(shelf.list().getFirst().goodPart())
        .as("nobody watches: a good part every five seconds is enough")
        .isEqualTo(3);
    assertThat(shelf.find(5))
        .isNotNull()
        .satisfies(kept -> {
          assertThat(kept.good()).isNotEmpty();
        });
  }

  @Test
  void aPassedPartLeavesASmallPictureForAMomentThoughNobodyWatches() {
    lay(Parts.pass(1));
    while (desk.doWork(0) > 0) {}
    lay(Parts.unjudged(2, Cause.STOPPED));
    while (desk.doWork(desk.dueNanos()) > 0) {}
    assertThat(passed.find(new PartId(1)))
        .hasValueSatisfying(jpeg -> assertThat(jpeg).isNotEmpty());
    assertThat(passed.find(new PartId(2))).isEmpty();
  }

  @Test
  void theSmallPictureThatNobodyAskedForTheLongestMakesRoom() {
    for (long part = 1; part <= PASSED_MAX; part++) {
      passed.put(new PartId(part), new byte[] {1});
    }
    assertThat(passed.find(new PartId(1))).isPresent();
    passed.put(new PartId(PASSED_MAX + 1), new byte[] {1});
    assertThat(passed.find(new PartId(1))).isPresent();
    assertThat(passed.find(new PartId(2))).isEmpty();
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
        Frames frames = Frames.of(grey.frame(1))) {
      Sheet sheet = Sheet.of(List.of(RecipeView.only(1, 1)), frames);
      var picture = ImageIO.read(new ByteArrayInputStream(jpeg.encode(frames, sheet)));

      assertThat(picture.getWidth()).isEqualTo(1280);
      assertThat(picture.getHeight()).isEqualTo(1024);
      assertThat(picture.getRaster().getNumBands()).isEqualTo(1);
    }
  }

  @Test
  void severalViewsStandSideBySideAndOneMayBeMissing() throws IOException {
    List<RecipeView> views =
        List.of(view("front", 100, 50), view("back", 60, 80), view("top", 40, 40));
    Parts grey = new Parts(PixelFormat.MONO8, 1, false);
    try (Jpeg jpeg = new Jpeg(1280, 75);
        Frames some = Frames.of(List.of(grey.frame(1), parts.frame(2)))) {
      Sheet sheet = Sheet.of(views, some);

      assertThat(sheet.tiles())
          .containsExactly(
              new Wire.Tile("front", 0, 0, Parts.WIDTH, Parts.HEIGHT, true),
              new Wire.Tile("back", Parts.WIDTH, 0, Parts.WIDTH, Parts.HEIGHT, true),
              new Wire.Tile("top", 0, Parts.HEIGHT, 40, 40, false));
      var picture = ImageIO.read(new ByteArrayInputStream(jpeg.encode(some, sheet)));
      assertThat(picture.getWidth()).isEqualTo(2 * Parts.WIDTH);
      assertThat(picture.getHeight()).isEqualTo(Parts.HEIGHT + 40);
      // The frames are gradients that begin at their number; what did not come is black.
      assertThat(grey(picture, 10, 200)).isBetween(195, 207);
      assertThat(grey(picture, Parts.WIDTH + 10, 100)).isBetween(96, 108);
      assertThat(grey(picture, 10, Parts.HEIGHT + 20)).isLessThan(8);
    }
  }

  private static RecipeView view(String name, int width, int height) {
    return new RecipeView(name, width, height, CameraSettings.AS_IT_IS);
  }

  private static int grey(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & 0xFF;
  }

  private void lay(LineEvent.PartJudged judged) {
    try (Frames frames = Frames.of(parts.frame(judged.record().part().value()))) {
      desk.lay(judged, frames);
    }
  }
}
