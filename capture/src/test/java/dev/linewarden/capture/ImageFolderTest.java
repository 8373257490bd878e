package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.PixelFormat;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageFolderTest {
  @TempDir Path folder;

  @Test
  void aMissingFolderIsRefusedWithItsName() {
    assertThatThrownBy(() -> new ImageFolder(folder.resolve("none")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("expected a folder of images at")
        .hasMessageContaining("none, but there is nothing");
  }

  @Test
  void aFolderWithoutImagesIsRefused() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "no image");
    assertThatThrownBy(() -> new ImageFolder(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("found none");
  }

  @Test
  void theMvtecLayoutTellsTheKindOfEachImage() throws IOException {
    Pictures.grey(folder.resolve("bottle/train/good/000.png"), 1);
    Pictures.grey(folder.resolve("bottle/test/good/000.png"), 2);
    Pictures.grey(folder.resolve("bottle/test/broken_large/003.png"), 3);
    Pictures.grey(folder.resolve("bottle/ground_truth/broken_large/003_mask.png"), 4);
    assertThat(new ImageFolder(folder).images())
        .extracting(StoredImage::origin, StoredImage::kind)
        .containsExactly(
            tuple("bottle/test/broken_large/003.png", "broken_large"),
            tuple("bottle/test/good/000.png", "good"),
            tuple("bottle/train/good/000.png", "good"));
  }

  @Test
  void theKindIsKnownFromInsideTheLayoutToo() throws IOException {
    Pictures.grey(folder.resolve("bottle/test/cut/1.png"), 1);
    assertThat(new ImageFolder(folder.resolve("bottle/test")).images().getFirst().kind())
        .isEqualTo("cut");
    StoredImage image = new ImageFolder(folder.resolve("bottle/test/cut")).images().getFirst();
    assertThat(image.kind()).isEqualTo("cut");
    assertThat(image.isKnownFaulty()).isTrue();
  }

  @Test
  void imagesOutsideALayoutHaveNoKind() throws IOException {
    Pictures.grey(folder.resolve("monday/1.png"), 1);
    StoredImage image = new ImageFolder(folder).images().getFirst();
    assertThat(image.kind()).isEmpty();
    assertThat(image.isKnownGood() || image.isKnownFaulty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "a.bmp", "a.tif", "a.TIFF", "a.jpg", "a.jpeg"})
  void everyFormatIsReadInGreyAndColour(String name) throws IOException {
    Path grey = Pictures.write(folder.resolve(name), 24, 16, opencv_core.CV_8UC1, 90);
    try (Frame frame = frame(grey)) {
      assertThat(frame.info().width()).isEqualTo(24);
      assertThat(frame.info().height()).isEqualTo(16);
      assertThat(frame.info().format()).isEqualTo(PixelFormat.MONO8);
      assertThat(firstByte(frame)).isBetween(88, 92);
    }
    Path colour = Pictures.write(folder.resolve("c" + name), 24, 16, opencv_core.CV_8UC3, 90);
    try (Frame frame = frame(colour)) {
      assertThat(frame.info().format()).isEqualTo(PixelFormat.BGR8);
      assertThat(frame.info().strideBytes()).isEqualTo(72);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep.png", "deep.tiff"})
  void sixteenBitsBecomeEight(String name) throws IOException {
    Path deep = Pictures.write(folder.resolve(name), 8, 8, opencv_core.CV_16UC1, 200 * 256);
    try (Frame frame = frame(deep)) {
      assertThat(frame.info().format()).isEqualTo(PixelFormat.MONO8);
      assertThat(firstByte(frame)).isEqualTo(200);
    }
  }

  @Test
  void aTransparentPictureLiesOnWhite() throws IOException {
    Path clear = Pictures.write(folder.resolve("clear.png"), 8, 8, opencv_core.CV_8UC4, 120);
    try (Frame frame = frame(clear)) {
      assertThat(frame.info().format()).isEqualTo(PixelFormat.BGR8);
      assertThat(firstByte(frame)).isEqualTo(120 * 120 / 255 + 255 - 120);
    }
  }

  @Test
  void anImageOfOnePixelIsAnImage() throws IOException {
    Path dot = Pictures.write(folder.resolve("dot.png"), 1, 1, opencv_core.CV_8UC1, 7);
    try (Frame frame = frame(dot)) {
      assertThat(frame.info().width() * frame.info().height()).isEqualTo(1);
      assertThat(firstByte(frame)).isEqualTo(7);
    }
  }

  @Test
  void floatingPointPixelsAreRefusedWithASentence() throws IOException {
    Path file = Pictures.write(folder.resolve("f.tiff"), 8, 8, opencv_core.CV_32FC1, 0.5);
    assertThat(lost(file).detail()).contains("expected 8 or 16 bits a channel");
  }

  @Test
  void aHugeClaimIsRefusedUnread() throws IOException {
    Path file = Pictures.pngClaiming(folder.resolve("huge.png"), 100_000, 100_000);
    assertThat(lost(file).detail())
        .contains("huge.png", "at most 64000000 pixels", "claims 100000 x 100000");
  }

  @Test
  void anEmptyFileAndATextAreNamedForWhatTheyAre() throws IOException {
    assertThat(lost(Files.createFile(folder.resolve("empty.png"))).detail())
        .contains("empty.png: the file is empty");
    Path text = Files.writeString(folder.resolve("text.png"), "not an image at all");
    assertThat(lost(text).detail()).contains("expected a png, jpeg, bmp or tiff");
  }

  @Test
  void aTornImageIsUnreadableNotACrash() throws IOException {
    Path whole = Pictures.grey(folder.resolve("torn.png"), 50);
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, 40));
    assertThat(lost(whole).why()).isEqualTo(FrameLost.Why.UNREADABLE);
  }

  @Test
  void garbageAfterARightHeaderIsUnreadableNotACrash() throws IOException {
    byte[] noise = "\u0000garbage".repeat(50).getBytes(StandardCharsets.UTF_8);
    Path file = Pictures.pngClaiming(folder.resolve("garbage.png"), 64, 64);
    Files.write(file, noise, StandardOpenOption.APPEND);
    assertThat(lost(file).detail()).contains("garbage.png");
  }

  @Test
  void aFileThatVanishedIsNamed() throws IOException {
    Path file = Pictures.grey(folder.resolve("gone.png"), 50);
    ImageFolder images = new ImageFolder(folder);
    Files.delete(file);
    assertThat(images.read(images.images().getFirst(), 1, 0))
        .isInstanceOfSatisfying(
            FrameLost.class, lost -> assertThat(lost.detail()).contains("gone.png: NoSuchFile"));
  }

  private Frame frame(Path file) {
    Exposure read = read(file);
    assertThat(read).isInstanceOf(Frame.class);
    return (Frame) read;
  }

  private FrameLost lost(Path file) {
    Exposure read = read(file);
    assertThat(read).isInstanceOf(FrameLost.class);
    return (FrameLost) read;
  }

  private Exposure read(Path file) {
    return new ImageFolder(folder).read(StoredImage.of(folder, file), 1, 0);
  }

  private static int firstByte(Frame frame) {
    return frame.pixels().get(ValueLayout.JAVA_BYTE, 0) & 255;
  }
}
