package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSceneTest {
  private static final int COLOUR = 0x00102030;

  @TempDir Path folder;

  private final FaultLog faults = new FaultLog(new MonotonicClock());

  @Test
  void imagesAreShownInTurnInColourAndGrey() throws IOException {
    store("a.png", 6, BufferedImage.TYPE_INT_RGB, COLOUR);
    store("b.png", 6, BufferedImage.TYPE_BYTE_GRAY, 0x00FFFFFF);
    FolderScene scene = new FolderScene(folder, faults);

    assertThat(scene.width()).isEqualTo(6);
    assertThat(scene.height()).isEqualTo(4);
    assertThat(drawn(scene, 1)).containsExactly(0x30, 0x20, 0x10);
    assertThat(drawn(scene, 2)).containsExactly(0xFF, 0xFF, 0xFF);
    assertThat(drawn(scene, 3)).containsExactly(0x30, 0x20, 0x10);
    assertThat(faults.faults()).isEmpty();
  }

  @Test
  void whatDoesNotFitIsLeftOutAndCounted() throws IOException {
    store("a.png", 6, BufferedImage.TYPE_INT_RGB, COLOUR);
    store("b.png", 8, BufferedImage.TYPE_INT_RGB, COLOUR);
    Files.writeString(folder.resolve("c.png"), "no image");

    assertThat(new FolderScene(folder, faults).images()).isEqualTo(1);
    assertThat(faults.count("simcam", "image of another size")).isEqualTo(1);
    assertThat(faults.count("simcam", "image cannot be read")).isEqualTo(1);
  }

  @Test
  void aFolderThatBeginsWithNoImageIsRefused() throws IOException {
    Files.writeString(folder.resolve("a.png"), "no image");
    assertThatThrownBy(() -> new FolderScene(folder, faults))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a.png");
  }

  /// The last pixel, which shows that the whole picture is there.
  private static int[] drawn(FolderScene scene, long number) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment into = arena.allocate(6 * 4 * 3);
      scene.draw(number, into);
      int[] channels = new int[3];
      for (int channel = 0; channel < 3; channel++) {
        channels[channel] = into.get(ValueLayout.JAVA_BYTE, 6 * 4 * 3 - 3 + channel) & 0xFF;
      }
      return channels;
    }
  }

  private void store(String name, int width, int kind, int colour) throws IOException {
    BufferedImage image = new BufferedImage(width, 4, kind);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < 4; y++) {
        image.setRGB(x, y, colour);
      }
    }
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }
}
